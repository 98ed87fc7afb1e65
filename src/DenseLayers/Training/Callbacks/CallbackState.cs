namespace DenseLayers.Training;

/// <summary>What a callback has counted, by name: single numbers and arrays of them.</summary>
public sealed class CallbackState
{
    private readonly SortedDictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, float[]> _arrays = new(StringComparer.Ordinal);

    private readonly string _owner;

    /// <summary>Begins with nothing written down.</summary>
    /// <param name="owner">The callback, for messages.</param>
    internal CallbackState(string owner = "a callback") => _owner = owner;

    /// <summary>The single numbers, in the order of their names.</summary>
    internal IReadOnlyDictionary<string, double> Numbers => _numbers;

    /// <summary>The arrays, in the order of their names.</summary>
    internal IReadOnlyDictionary<string, float[]> Arrays => _arrays;

    /// <summary>Writes down a number; integers up to 2^53 are kept exactly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number; any, NaN and infinities included.</param>
    public void Set(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _numbers[name] = value;
    }

    /// <summary>Writes down numbers.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The numbers, copied.</param>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _arrays[name] = values.ToArray();
    }

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public double Get(string name) => _numbers.TryGetValue(name, out double value) ? value : throw Missing(name);

    /// <summary>Numbers.</summary>
    /// <param name="name">Their name.</param>
    /// <exception cref="InvalidDataException">There are none of that name.</exception>
    public ReadOnlySpan<float> GetValues(string name) =>
        _arrays.TryGetValue(name, out float[]? values) ? values : throw Missing(name);

    /// <summary>
    /// Whether numbers were written down under a name by <see cref="Set(string, ReadOnlySpan{float})"/>.
    /// </summary>
    /// <param name="name">Their name.</param>
    public bool HasValues(string name) => _arrays.ContainsKey(name);

    /// <summary>A number that counts something.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="greatest">The greatest that it may be.</param>
    /// <exception cref="InvalidDataException">
    /// There is none of that name, or it is not a whole number from 0 to the greatest.
    /// </exception>
    internal long GetCount(string name, long greatest)
    {
        double value = Get(name);
        bool isCount = value >= 0 && value <= greatest && double.IsInteger(value);
        return isCount ? (long)value : throw new InvalidDataException(
            $"The saved state of {_owner} expects a whole number from 0 to {greatest:N0} as \"{name}\", but got " +
            $"{value}. The file was changed: take a copy of it from before, or delete it to begin anew.");
    }

    private InvalidDataException Missing(string name) => new(
        $"The saved state of {_owner} has no \"{name}\"; it has " +
            $"{string.Join(", ", _numbers.Keys.Concat(_arrays.Keys).Select(known => $"\"{known}\""))}. " +
            "Restore it with the callbacks that it was saved with, in the same order.");
}
