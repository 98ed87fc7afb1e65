using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class PanelsTests
{
    public static TheoryData<int, int> RowsAndSteps
    {
        get
        {
            TheoryData<int, int> sizes = [];
            for (int rows = 1; rows <= Panels.NarrowWidth; rows++)
            {
                foreach (int steps in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 33])
                {
                    sizes.Add(rows, steps);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(RowsAndSteps))]
    public void TransposeFewRows_Any_PutsRowsSideBySide(int rows, int steps)
    {
        float[] source = Numbers.Some(rows * steps), panel = Transposed(source, rows, steps);
        for (int row = 0; row < rows; row++)
        {
            for (int step = 0; step < steps; step++)
            {
                panel[(step * Panels.NarrowWidth) + row].Should().Be(source[(row * steps) + step]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowsAndSteps))]
    public void TransposeFewRows_Any_LeavesWhatIsBehindTheSlack(int rows, int steps) =>
        Transposed(Numbers.Some(rows * steps), rows, steps)[((steps * Panels.NarrowWidth) + Panels.Slack)..]
            .Should().HaveCount(50).And.OnlyContain(value => value == 7);

    private static float[] Transposed(float[] source, int rows, int steps)
    {
        float[] panel = new float[(steps * Panels.NarrowWidth) + Panels.Slack + 50];
        Array.Fill(panel, 7);
        Panels.TransposeFewRows(in source[0], steps, rows, steps, ref panel[0]);
        return panel;
    }
}
