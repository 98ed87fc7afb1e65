namespace DenseLayers.Tests.Layers.Regularizers;

public class OrthogonalRegularizerTests
{
    private static readonly float[] _matrix = [1f, 2f, -1f, 0.5f, 3f, 2f, -2f, 0.25f, 1.5f, -0.75f, 1f, 0.5f];

    [Fact]
    public void Options_Default_AreKeras()
    {
        new OrthogonalRegularizer().Factor.Should().Be(0.01f);
        new OrthogonalRegularizer().Mode.Should().Be(OrthogonalMode.Rows);
    }

    [Fact]
    public void Penalty_Rows_IsTheMeanCosineOfTheRows() =>
        new OrthogonalRegularizer { Factor = 0.5f }.Penalty([3f, 4f, 0f, 2f], [2, 2])
            .Should().BeApproximately(0.5f * 0.8f, 1e-7f);

    [Fact]
    public void Penalty_Columns_IsTheMeanCosineOfTheColumns() =>
        new OrthogonalRegularizer { Factor = 0.5f, Mode = OrthogonalMode.Columns }.Penalty([3f, 0f, 4f, 2f], [2, 2])
            .Should().BeApproximately(0.5f * 0.8f, 1e-7f);

    [Fact]
    public void Penalty_OrthogonalRows_IsZero() =>
        new OrthogonalRegularizer().Penalty([2f, 0f, 0f, 3f], [2, 2]).Should().Be(0f);

    [Theory]
    [InlineData(OrthogonalMode.Rows)]
    [InlineData(OrthogonalMode.Columns)]
    public void AddGradient_FiniteDifferences_Agree(OrthogonalMode mode) =>
        RegularizerCheck.Check(
            new OrthogonalRegularizer { Factor = 0.3f, Mode = mode },
            [4, 3],
            _matrix,
            values => Formula(values, 4, 3, mode));

    [Fact]
    public void Penalty_UnknownBatch_FollowsFromTheValues() =>
        new OrthogonalRegularizer().Penalty(_matrix, [Shape.Unknown, 3])
            .Should().Be(new OrthogonalRegularizer().Penalty(_matrix, [4, 3]));

    [Fact]
    public void AddGradient_UnknownBatch_FollowsFromTheValues() =>
        RegularizerCheck.Check(
            new OrthogonalRegularizer { Factor = 0.3f, Mode = OrthogonalMode.Columns },
            [Shape.Unknown, 3],
            _matrix,
            values => Formula(values, 4, 3, OrthogonalMode.Columns));

    [Fact]
    public void AddGradient_ZeroRow_StaysFinite()
    {
        float[] gradient = new float[4];
        new OrthogonalRegularizer().AddGradient([0f, 0f, 1f, 2f], [2, 2], 1f, gradient);
        gradient.Should().Equal(0f, 0f, 0f, 0f);
    }

    [Theory]
    [InlineData(OrthogonalMode.Rows, 1, 3)]
    [InlineData(OrthogonalMode.Columns, 3, 1)]
    [InlineData(OrthogonalMode.Columns, 0, 3)]
    [InlineData(OrthogonalMode.Rows, 3, 0)]
    public void Penalty_NoPair_IsZero(OrthogonalMode mode, int rows, int columns)
    {
        OrthogonalRegularizer regularizer = new() { Mode = mode };
        float[] values = Enumerable.Repeat(1f, rows * columns).ToArray();
        float[] gradient = new float[values.Length];
        regularizer.AddGradient(values, [rows, columns], 1f, gradient);
        gradient.Should().Equal(new float[values.Length]);
        regularizer.Penalty(values, [rows, columns]).Should().Be(0f);
    }

    [Fact]
    public void Penalty_OtherRank_Throws()
    {
        Action act = () => new OrthogonalRegularizer().Penalty([1f, 2f], [2]);
        act.Should().Throw<ShapeException>().WithMessage(
            "OrthogonalRegularizer expects a matrix, rank 2, but got (2,) of rank 1. Use another regularizer here.");
    }

    [Fact]
    public void AddGradient_OtherRank_Throws()
    {
        Action act = () => new OrthogonalRegularizer().AddGradient([1f, 2f], [2, 1, 1], 1f, new float[2]);
        act.Should().Throw<ShapeException>().Which.Actual.Should().Equal(2, 1, 1);
    }

    [Fact]
    public void Factor_Negative_Throws()
    {
        Action act = () => _ = new OrthogonalRegularizer { Factor = -1f };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Factor expects a finite number of 0 or more, but got -1*");
    }

    [Fact]
    public void Mode_Unknown_Throws()
    {
        Action act = () => _ = new OrthogonalRegularizer { Mode = (OrthogonalMode)5 };
        act.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Mode expects a value of OrthogonalMode, but got 5*");
    }

    private static double Formula(double[] values, int rows, int columns, OrthogonalMode mode)
    {
        bool byRow = mode == OrthogonalMode.Rows;
        (int count, int length) = byRow ? (rows, columns) : (columns, rows);
        double Element(int vector, int k) => byRow ? values[(vector * columns) + k] : values[(k * columns) + vector];
        double Product(int i, int j) => Enumerable.Range(0, length).Sum(k => Element(i, k) * Element(j, k));
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Math.Abs(Product(i, j)) / Math.Sqrt(Product(i, i) * Product(j, j));
            }
        }

        return 0.3f * sum / (count * (count - 1) / 2);
    }

    [Fact]
    public void CheckShape_Bias_NamesTheParameter()
    {
        Action build = () => new Dense(2) { BiasRegularizer = new OrthogonalRegularizer() }.Build([1, 3]);
        build.Should().Throw<ShapeException>().WithMessage(
            "Parameter \"dense/bias\": OrthogonalRegularizer expects a matrix, rank 2, but got (2,) of rank 1. " +
            "Use another regularizer here.*");
    }
}
