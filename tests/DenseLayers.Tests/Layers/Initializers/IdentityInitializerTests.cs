namespace DenseLayers.Tests.Layers.Initializers;

public class IdentityInitializerTests
{
    [Fact]
    public void Apply_Square_HasOnesOnTheDiagonal() =>
        new IdentityInitializer().Apply([2, 2]).Span.ToArray().Should().Equal(1, 0, 0, 1);

    [Fact]
    public void Apply_Wide_LeavesTheLastColumnsZero() =>
        new IdentityInitializer { Gain = 2f }.Apply([2, 4]).Span.ToArray().Should().Equal(2, 0, 0, 0, 0, 2, 0, 0);

    [Fact]
    public void Apply_Tall_LeavesTheLastRowsZero() =>
        new IdentityInitializer { Gain = -3f }.Apply([3, 2]).Span.ToArray().Should().Equal(-3, 0, 0, -3, 0, 0);

    [Fact]
    public void Fill_OldValues_AreOverwritten()
    {
        float[] values = [float.NaN, float.NaN];
        new IdentityInitializer().Fill(values, [1, 2], new SeededRandom(1));
        values.Should().Equal(1, 0);
    }

    [Fact]
    public void Apply_OtherRank_Throws()
    {
        Action act = () => new IdentityInitializer().Apply([2, 3, 3]);
        act.Should().Throw<ShapeException>()
            .WithMessage(
                "IdentityInitializer expects the shape of a matrix, rank 2, but got (2, 3, 3) of rank 3. " +
                "Use another initializer for this parameter.")
            .Which.Actual.Should().Equal(2, 3, 3);
    }

    [Fact]
    public void Gain_NotFinite_Throws()
    {
        Action act = () => _ = new IdentityInitializer { Gain = float.NaN };
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Gain expects a finite number, but got NaN*");
    }
}
