using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class SumsTests
{
    public static TheoryData<int> Lengths => [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Elements_AnyLength_AddsEveryElement(int length) =>
        Sums.Elements(Values(length)).Should().Be(Values(length).Sum(value => (double)value));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Products_OfSingles_AddsEveryElement(int length)
    {
        float[] x = Values(length), y = [.. x.Select(value => 3 - value)];
        Sums.Products(x, y).Should().Be(x.Zip(y, (a, b) => (double)a * b).Sum());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Magnitudes_AnyLength_AddsEveryElement(int length) =>
        Sums.Magnitudes(Values(length)).Should().Be(Values(length).Sum(value => Math.Abs((double)value)));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Squares_AnyLength_AddsEveryElement(int length) =>
        Sums.Squares(Values(length)).Should().Be(Values(length).Sum(value => (double)value * value));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Products_AnyLength_AddsEveryElement(int length)
    {
        double[] x = [.. Values(length).Select(value => (double)value)];
        double[] y = [.. x.Select(value => 3 - value)];
        Sums.Products(x, y).Should().Be(x.Zip(y, (a, b) => a * b).Sum());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddSigns_AnyLength_AddsTheFactorWithTheSign(int length)
    {
        float[] x = Values(length);
        float[] y = new float[length];
        Array.Fill(y, 10f);
        Sums.AddSigns(0.5f, x, y);
        y.Should().Equal(x.Select(value => 10 + (0.5f * Math.Sign(value))));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaled_AnyLength_AddsTheMultiple(int length)
    {
        float[] x = Values(length);
        float[] y = new float[length];
        Array.Fill(y, 10f);
        Sums.AddScaled(0.5f, x, y);
        y.Should().Equal(x.Select(value => 10 + (0.5f * value)));
    }

    [Fact]
    public void Magnitudes_LargeAndSmall_KeepsTheSmall() => Sums.Magnitudes([1e8f, 1f, -1f]).Should().Be(100_000_002);

    [Fact]
    public void Squares_InexactElements_HasTheBitsOfEightLanes()
    {
        float[] x = [.. Enumerable.Range(0, 37).Select(i => 1f / (i + 3))];

        Sums.Squares(x).Should().Be(InEightLanes([.. x.Select(value => (double)value * value)]));
        Sums.Products(x, x).Should().Be(Sums.Squares(x));
    }

    [Fact]
    public void Elements_InexactElements_HasTheBitsOfEightLanes()
    {
        float[] x = [.. Enumerable.Range(0, 37).Select(i => 1f / (i + 3))];

        Sums.Elements(x).Should().Be(InEightLanes([.. x.Select(value => (double)value)]));
    }

    private static double InEightLanes(double[] x)
    {
        double[] lanes = new double[8];
        int whole = x.Length - (x.Length % 8);
        for (int i = 0; i < whole; i++)
        {
            lanes[i % 8] += x[i];
        }

        double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3] + (lanes[4] + lanes[5] + lanes[6] + lanes[7]);
        foreach (double left in x[whole..])
        {
            sum += left;
        }

        return sum;
    }

    // Small integers, of both signs and 0: their sums are exact in any order.
    private static float[] Values(int length) => [.. Enumerable.Range(0, length).Select(i => (float)((i * 5 % 7) - 3))];
}
