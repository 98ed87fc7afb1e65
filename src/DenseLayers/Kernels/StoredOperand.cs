using System.Runtime.CompilerServices;

namespace DenseLayers.Kernels;

/// <summary>The left operand that a <see cref="Product"/> points to.</summary>
internal readonly struct StoredOperand : INarrowOperand
{
    /// <inheritdoc/>
    public void Pack(in Product product, int row, int rows, int step, int steps, scoped Span<float> packed)
    {
        ref float a = ref Unsafe.Add(ref Unsafe.AsRef(in product.A), (row * product.ARow) + (step * product.AStep));
        for (int i = 0; i < rows && steps > 0; i += Panels.Width)
        {
            ref float source = ref Unsafe.Add(ref a, i * product.ARow);
            int width = Math.Min(Panels.Width, rows - i);
            if (product.AStep == 1)
            {
                Panels.TransposeRows(in source, product.ARow, width, steps, ref packed[i * steps]);
            }
            else
            {
                Panels.CopyColumns(in source, product.AStep, steps, width, ref packed[i * steps], Panels.Width);
            }
        }
    }
}
