using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DenseLayers.Tests.Golden;

/// <summary>How far a result may be from Keras's: <c>|got - expected| ≤ atol + rtol · |expected|</c>.</summary>
/// <remarks>NaN equals NaN, infinities must match exactly.</remarks>
internal readonly record struct GoldenTolerance(double Relative, double Absolute)
{
    private const int Shown = 5;

    /// <summary>What a file or a case states; <see langword="null"/> if nothing, or if statistics are meant.</summary>
    public static GoldenTolerance? Read(JsonElement element) =>
        element.TryGetProperty("tol", out JsonElement tol) && tol.TryGetProperty("rtol", out JsonElement relative)
            ? new GoldenTolerance(relative.GetDouble(), tol.GetProperty("atol").GetDouble())
            : null;

    public double Allowed(double expected) => Absolute + (Relative * Math.Abs(expected));

    public bool Accepts(double actual, double expected) =>
        actual.Equals(expected) || actual == expected ||
        (double.IsFinite(actual) && double.IsFinite(expected) && Math.Abs(actual - expected) <= Allowed(expected));

    /// <summary>Fails unless shape and values are those expected.</summary>
    public void Check(Tensor actual, GoldenTensor expected, string what)
    {
        actual.Shape.Should().Equal(expected.Shape, "that is the shape of {0}", what);
        Check(actual.Span, expected, what);
    }

    /// <summary>Fails unless the values are those expected, naming the places that are not.</summary>
    public void Check(ReadOnlySpan<float> actual, GoldenTensor expected, string what)
    {
        actual.Length.Should().Be(expected.Values.Length, "{0} has that many values", what);
        StringBuilder list = new();
        int wrong = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            if (!Accepts(actual[i], expected.Values[i]) && ++wrong <= Shown)
            {
                list.Append(CultureInfo.InvariantCulture, $"\n  {Place(i, expected.Shape)}: ")
                    .Append(Difference(actual[i], expected.Values[i]));
            }
        }

        if (wrong > 0)
        {
            Assert.Fail($"{what}: {wrong:N0} of {actual.Length:N0} values are not Keras's:{list}");
        }
    }

    /// <summary>Fails unless a number is the expected one.</summary>
    public void Check(double actual, double expected, string what)
    {
        if (!Accepts(actual, expected))
        {
            Assert.Fail($"{what}: {Difference(actual, expected)}");
        }
    }

    private static string Place(int index, Shape shape)
    {
        int[] place = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (index, place[axis]) = Math.DivRem(index, shape[axis]);
        }

        return $"[{string.Join(", ", place)}]";
    }

    private string Difference(double actual, double expected) => string.Create(
        CultureInfo.InvariantCulture,
        $"expected {expected:G9}, got {actual:G9}, " +
        $"off by {Math.Abs(actual - expected):G3}, allowed {Allowed(expected):G3}");
}
