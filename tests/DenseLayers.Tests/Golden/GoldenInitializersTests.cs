using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Fans, limits and deviations of the initializers; of their random values only the statistics.</summary>
public class GoldenInitializersTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("initializers", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        if (golden.Has("fans"))
        {
            return () => CheckFans(golden);
        }

        if (golden.Has("names"))
        {
            return KerasNames.Prepare(golden["names"], "initializer", KerasInitializer.Read);
        }

        if (golden.Has("two_calls_equal"))
        {
            return () => CheckSameSeed(golden);
        }

        if (golden.Has("gram"))
        {
            Orthogonal orthogonal = new() { Gain = golden["gain"].GetSingle(), Seed = 1 };
            return () => CheckOrthogonal(orthogonal, golden);
        }

        return PrepareConfig(golden);
    }

    private static Action PrepareConfig(GoldenCase golden)
    {
        Initializer initializer = KerasInitializer.Read(golden["config"]);
        if (golden.Has("rows"))
        {
            return () => CheckRows(initializer, golden);
        }

        if (golden.Has("theory"))
        {
            return () => CheckTheory(initializer, golden);
        }

        // Keras 3.16 does not write an Identity's gain into its config; the first value is the gain.
        if (initializer is IdentityInitializer)
        {
            initializer = new IdentityInitializer { Gain = (float)golden.Tensor("expected").Values[0] };
        }

        return () => golden.Tolerance.Check(
            InitializerSample.Draw(initializer, golden.Shape("shape"), 0), golden.Tensor("expected"), "values");
    }

    private static void CheckFans(GoldenCase golden)
    {
        foreach (JsonElement row in golden["fans"].EnumerateArray())
        {
            FanScaling.Fans(GoldenTensor.ReadShape(row.GetProperty("shape")))
                .Should().Be((row.GetProperty("fan_in").GetDouble(), row.GetProperty("fan_out").GetDouble()));
        }
    }

    private static void CheckRows(Initializer initializer, GoldenCase golden)
    {
        foreach (JsonElement row in golden["rows"].EnumerateArray())
        {
            InitializerSample sample = new(initializer, GoldenTensor.ReadShape(row.GetProperty("shape")));
            double deviation = row.GetProperty("expected_std").GetDouble();
            sample.CheckMoments(0, deviation);
            (deviation * deviation).Should().BeApproximately(row.GetProperty("scale_over_n").GetDouble(), 1e-9);
            if (row.TryGetProperty("limit", out JsonElement limit) || row.TryGetProperty("bound", out limit))
            {
                sample.CheckReaches(-limit.GetDouble(), limit.GetDouble());
            }
            else
            {
                row.GetProperty("stddev").GetDouble().Should().BeApproximately(deviation, 1e-9);
            }
        }
    }

    private static void CheckTheory(Initializer initializer, GoldenCase golden)
    {
        JsonElement theory = golden["theory"];
        InitializerSample sample = new(initializer, [200, 200]);
        sample.CheckMoments(theory.GetProperty("mean").GetDouble(), theory.GetProperty("std").GetDouble());
        if (theory.TryGetProperty("bound", out JsonElement bound))
        {
            sample.CheckReaches(-bound.GetDouble(), bound.GetDouble());
        }

        if (theory.TryGetProperty("min", out JsonElement minimum))
        {
            sample.CheckReaches(minimum.GetDouble(), theory.GetProperty("max").GetDouble());
        }

        // What Keras's own sample measured: its moments lie as near to the theory as ours must.
        golden.Ignore("measured");
    }

    private static void CheckOrthogonal(Orthogonal orthogonal, GoldenCase golden)
    {
        Shape shape = golden.Shape("shape");
        int columns = shape[^1], rows = shape.ElementCount / columns;
        Tensor matrix = InitializerSample.Draw(orthogonal, shape, 0);
        bool tall = rows >= columns;
        int size = Math.Min(rows, columns), length = Math.Max(rows, columns);
        Tensor gram = new([size, size]);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                gram[i, j] = (float)Enumerable.Range(0, length).Sum(k =>
                    tall ? (double)matrix.Span[(k * columns) + i] * matrix.Span[(k * columns) + j]
                         : (double)matrix.Span[(i * columns) + k] * matrix.Span[(j * columns) + k]);
            }
        }

        golden.Tolerance.Check(gram, golden.Tensor("gram"), "gram matrix");
    }

    private static void CheckSameSeed(GoldenCase golden)
    {
        GlorotUniform initializer = new() { Seed = 7 };
        float[] first = InitializerSample.Draw(initializer, [4, 3], 1).Span.ToArray();
        float[] second = InitializerSample.Draw(initializer, [4, 3], 2).Span.ToArray();
        first.SequenceEqual(second).Should().Be(golden["two_calls_equal"].GetBoolean());
    }
}
