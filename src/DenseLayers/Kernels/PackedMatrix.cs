namespace DenseLayers.Kernels;

/// <summary>
/// A k × n matrix laid out for <see cref="Gemm.Multiply"/>: panels of <see cref="PanelWidth"/> columns, each stored row after
/// row, so that the product reads it from front to back. The last panel is filled up with zeros.
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Columns of a panel.</summary>
    public const int PanelWidth = 16;

    private readonly float[] _values;

    private PackedMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _values = new float[checked((columns + PanelWidth - 1) / PanelWidth * PanelWidth * rows)];
    }

    /// <summary>k, the length of the summed axis.</summary>
    public int Rows { get; }

    /// <summary>n, the columns of the product.</summary>
    public int Columns { get; }

    /// <summary>Packs a row-major k × n matrix.</summary>
    public static PackedMatrix Pack(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        PackedMatrix packed = new(rows, columns);
        for (int column = 0; column < columns; column += PanelWidth)
        {
            int width = Math.Min(PanelWidth, columns - column);
            Span<float> panel = packed.WritablePanel(column);
            for (int row = 0; row < rows; row++)
            {
                matrix.Slice((row * columns) + column, width).CopyTo(panel[(row * PanelWidth)..]);
            }
        }

        return packed;
    }

    /// <summary>Packs the transpose of a row-major n × k matrix, which has <paramref name="rows"/> columns.</summary>
    public static PackedMatrix PackTransposed(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        PackedMatrix packed = new(rows, columns);
        for (int column = 0; column < columns; column++)
        {
            Span<float> panel = packed.WritablePanel(column / PanelWidth * PanelWidth);
            ReadOnlySpan<float> source = matrix.Slice(column * rows, rows);
            int lane = column % PanelWidth;
            for (int row = 0; row < source.Length; row++)
            {
                panel[(row * PanelWidth) + lane] = source[row];
            }
        }

        return packed;
    }

    /// <summary>The panel that begins at a column, a multiple of <see cref="PanelWidth"/>.</summary>
    public ReadOnlySpan<float> Panel(int column) => WritablePanel(column);

    private Span<float> WritablePanel(int column) => _values.AsSpan(column * Rows, PanelWidth * Rows);
}
