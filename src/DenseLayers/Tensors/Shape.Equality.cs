namespace DenseLayers;

/// <content>Equality: by the sizes.</content>
public sealed partial class Shape
{
    /// <inheritdoc/>
    public bool Equals(Shape? other)
    {
        bool equal = other is not null && other.Rank == Rank;
        for (int axis = 0; equal && axis < Rank; axis++)
        {
            equal = _sizes[axis] == other!._sizes[axis];
        }

        return equal;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int size in _sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>Compares two shapes by their sizes.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two shapes by their sizes.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Shape? left, Shape? right) => !(left == right);
}
