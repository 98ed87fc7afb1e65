namespace DenseLayers.Tests.Layers.Initializers;

public class OrthogonalTests
{
    [Fact]
    public void Gain_Default_IsOne() => new Orthogonal().Gain.Should().Be(1f);

    [Fact]
    public void Apply_KnownSeed_GivesKnownValues() =>
        new Orthogonal { Seed = 42 }.Apply([3, 2]).Span.ToArray()
            .Should().Equal(-0.9265242f, -0.017379059f, -0.2069648f, 0.85775405f, 0.31419483f, 0.51376647f);

    [Fact]
    public void Apply_FewerRows_IsTheTranspose() =>
        new Orthogonal { Seed = 42 }.Apply([2, 3]).Span.ToArray()
            .Should().Equal(-0.9265242f, -0.2069648f, 0.31419483f, -0.017379059f, 0.85775405f, 0.51376647f);

    [Theory]
    [InlineData(4, 4)]
    [InlineData(6, 3)]
    [InlineData(60, 50)]
    public void Apply_FewerColumns_HasOrthogonalColumnsOfLengthGain(int rows, int columns) =>
        CheckOrthogonal(new Orthogonal { Gain = 1.3f, Seed = 3 }.Apply([rows, columns]), rows, columns, byRow: false);

    [Fact]
    public void Apply_FewerRows_HasOrthogonalRowsOfLengthGain() =>
        CheckOrthogonal(new Orthogonal { Gain = 1.3f, Seed = 3 }.Apply([3, 6]), 3, 6, byRow: true);

    [Fact]
    public void Apply_Rank3_TakesAllAxesButTheLastAsRows() =>
        CheckOrthogonal(new Orthogonal { Gain = 1.3f, Seed = 3 }.Apply([2, 3, 4]), 6, 4, byRow: false);

    [Fact]
    public void Apply_ManySeeds_GivesRotationsAsOftenAsReflections()
    {
        int rotations = Enumerable.Range(0, 1000).Count(seed =>
        {
            Tensor q = new Orthogonal { Seed = seed }.Apply([2, 2]);
            return (q[0, 0] * q[1, 1]) - (q[0, 1] * q[1, 0]) > 0;
        });
        rotations.Should().BeInRange(430, 570);
    }

    [Fact]
    public void Apply_NoElements_IsEmpty() => new Orthogonal().Apply([0, 3]).Length.Should().Be(0);

    [Theory]
    [InlineData(new int[0], "()", 0)]
    [InlineData(new[] { 3 }, "(3,)", 1)]
    public void Apply_RankBelow2_Throws(int[] sizes, string shape, int rank)
    {
        Action act = () => new Orthogonal().Apply(Shape.Create(sizes));
        act.Should().Throw<ShapeException>().WithMessage(
            $"Orthogonal expects a shape of rank 2 or more, but got {shape} of rank {rank}. " +
            "Use another initializer for this parameter.");
    }

    [Fact]
    public void Gain_NotFinite_Throws()
    {
        Action act = () => _ = new Orthogonal { Gain = float.PositiveInfinity };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Gain expects a finite number, but got*");
    }

    private static void CheckOrthogonal(Tensor tensor, int rows, int columns, bool byRow)
    {
        Tensor matrix = tensor.Reshape([rows, columns]);
        int count = byRow ? rows : columns;
        int length = byRow ? columns : rows;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double product = Enumerable.Range(0, length)
                    .Sum(k => byRow ? (double)matrix[i, k] * matrix[j, k] : (double)matrix[k, i] * matrix[k, j]);
                product.Should().BeApproximately(i == j ? 1.69 : 0, 1e-6);
            }
        }
    }
}
