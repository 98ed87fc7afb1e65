namespace DenseLayers.Tests.Layers.Constraints;

public class NormConstraintTests
{
    [Fact]
    public void Axes_Default_IsTheFirst() => new Doubled().Axes.Should().Equal(0);

    [Fact]
    public void Project_Axis0_TakesColumns() => Norms([0], [2, 2], [3f, 6f, 4f, 8f]).Should().Equal(5, 10);

    [Fact]
    public void Project_Axis1_TakesRows() => Norms([1], [2, 2], [3f, 4f, 6f, 8f]).Should().Equal(5, 10);

    [Fact]
    public void Project_NegativeAxis_CountsFromTheEnd() => Norms([-1], [2, 2], [3f, 4f, 6f, 8f]).Should().Equal(5, 10);

    [Fact]
    public void Project_AllAxes_TakesEverything() => Norms([0, 1], [2, 2], [1f, 1f, 1f, 1f]).Should().Equal(2);

    [Fact]
    public void Project_MiddleAxis_KeepsTheOthersApart() =>
        Norms([1], [2, 2, 2], [3f, 6f, 4f, 8f, 5f, 9f, 12f, 12f]).Should().Equal(5, 10, 13, 15);

    [Fact]
    public void Project_OuterAxes_KeepsTheMiddleApart() =>
        Norms([0, 2], [2, 2, 2], [1f, 1f, 2f, 2f, 1f, 1f, 2f, 2f]).Should().Equal(2, 4);

    [Fact]
    public void Project_Rank1_TakesTheWhole() => Norms([0], [2], [3f, 4f]).Should().Equal(5);

    [Fact]
    public void Project_EachElement_IsScaledWithItsVector()
    {
        float[] values = [3f, 6f, 4f, 8f];
        new Doubled().Project(values, [2, 2]);
        values.Should().Equal([6f, 12f, 8f, 16f], (found, expected) => MathF.Abs(found - expected) < 1e-5f);
    }

    [Fact]
    public void Project_RowsLongerThanAVector_AddsEveryElement() =>
        Norms([1], [1, 25], [.. Enumerable.Repeat(2f, 25)]).Should().Equal(10);

    [Fact]
    public void Project_TinyNorm_IsDividedByNormAndEpsilon()
    {
        float[] values = [1e-7f];
        new Doubled().Project(values, [1]);
        values[0].Should().BeApproximately(1e-7f, 1e-12f);
    }

    [Fact]
    public void Project_ZeroNorm_StaysZero()
    {
        float[] values = [0f, 0f];
        new Doubled().Project(values, [2]);
        values.Should().Equal(0f, 0f);
    }

    [Fact]
    public void Project_NoElements_DoesNothing() => new Doubled().Project([], [3, 0]);

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void Project_NoSuchAxis_Throws(int axis)
    {
        Action act = () => new Doubled { Axes = [axis] }.Project([1f], [1]);
        act.Should().Throw<ShapeException>().WithMessage(
            $"Doubled expects a parameter with axis {axis}, but got shape (1,) of rank 1. " +
            "Set Axes to axes of the parameter.");
    }

    [Fact]
    public void Project_Scalar_Throws()
    {
        Action act = () => new Doubled().Project([1f], []);
        act.Should().Throw<ShapeException>();
    }

    [Fact]
    public void Axes_None_Throws()
    {
        Action act = () => _ = new Doubled { Axes = [] };
        act.Should().Throw<ArgumentException>().WithMessage("Axes expects one or more different axes, but got []*");
    }

    [Fact]
    public void Axes_Twice_Throws()
    {
        Action act = () => _ = new Doubled { Axes = [1, 1] };
        act.Should().Throw<ArgumentException>().WithMessage("Axes expects one or more different axes, but got [1, 1]*");
    }

    [Fact]
    public void Axes_Null_Throws()
    {
        Action act = () => _ = new Doubled { Axes = null! };
        act.Should().Throw<ArgumentNullException>().WithParameterName("Axes");
    }

    [Fact]
    public void Axes_ListChangedLater_KeepsItsOwn()
    {
        int[] axes = [1];
        Doubled constraint = new() { Axes = axes };
        axes[0] = 5;
        constraint.Axes.Should().Equal(1);
    }

    private static List<double> Norms(int[] axes, Shape shape, float[] values)
    {
        Doubled constraint = new() { Axes = axes };
        constraint.Project(values, shape);
        return constraint.Seen;
    }

    private sealed class Doubled : NormConstraint
    {
        public List<double> Seen { get; } = [];

        protected override double DesiredNorm(double norm)
        {
            Seen.Add(norm);
            return 2 * norm;
        }
    }
}
