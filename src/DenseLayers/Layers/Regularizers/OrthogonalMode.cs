namespace DenseLayers;

/// <summary>Which vectors of a matrix <see cref="OrthogonalRegularizer"/> draws towards orthogonality.</summary>
public enum OrthogonalMode
{
    /// <summary>The rows.</summary>
    Rows,

    /// <summary>The columns; those of a Dense kernel belong to one unit each.</summary>
    Columns,
}
