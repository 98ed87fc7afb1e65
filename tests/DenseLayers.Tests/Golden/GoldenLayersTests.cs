using System.Text.Json;
using DenseLayers.Tests.Golden.Keras;
using Xunit.Abstractions;

namespace DenseLayers.Tests.Golden;

/// <summary>Every other layer; regularizers and constraints.</summary>
public class GoldenLayersTests(ITestOutputHelper output)
{
    private static readonly GoldenGroup _group = new("layers", Prepare);

    public static TheoryData<string> Applicable => _group.Applicable;

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Case(string id) => _group.Run(id);

    [Fact]
    public void NotApplicable_IsListed() => _group.Report(output);

    private static Action Prepare(GoldenCase golden)
    {
        if (!golden.Has("config"))
        {
            return () => CheckTimeDistributedEqualsDense(golden);
        }

        JsonElement config = golden["config"];
        switch (KerasObject.Read(config).Module)
        {
            case "keras.regularizers":
                Regularizer regularizer = KerasRegularizer.Read(config);
                return () => CheckRegularizer(regularizer, golden);
            case "keras.constraints":
                Constraint constraint = KerasConstraint.Read(config);
                return () => CheckConstraint(constraint, golden);
            default:
                Layer layer = KerasLayer.Read(config);
                RefuseMasks(golden);
                return golden.Has("input_all_ones_shape")
                    ? () => CheckDropped(layer, golden)
                    : () => GoldenLayer.Check(layer, golden);
        }
    }

    private static void RefuseMasks(GoldenCase golden)
    {
        if (golden.Has("mask") || golden.Has("expected_mask"))
        {
            throw new NotApplicableException("no masks");
        }
    }

    private static void CheckRegularizer(Regularizer regularizer, GoldenCase golden)
    {
        Tensor input = golden.Tensor("input").ToTensor();
        float penalty = regularizer.Penalty(input.Span, input.Shape);
        golden.Tolerance.Check(penalty, golden.Tensor("expected").Values[0], "penalty");
    }

    private static void CheckConstraint(Constraint constraint, GoldenCase golden)
    {
        Tensor values = golden.Tensor("input").ToTensor();
        constraint.Project(values.Span, values.Shape);
        golden.Tolerance.Check(values, golden.Tensor("expected"), "projected");
    }

    // The same Dense by itself and wrapped: Keras's two results and how far they are apart.
    private static void CheckTimeDistributedEqualsDense(GoldenCase golden)
    {
        Tensor input = golden.Tensor("input").ToTensor();
        Dense dense = new(golden["weights"][1].GetProperty("shape")[0].GetInt32());
        dense.Build(input.Shape);
        GoldenWeights.Load(dense, golden["weights"]);
        Tensor plain = dense.Apply(input), wrapped = new TimeDistributed(dense).Apply(input);

        golden.Tolerance.Check(plain, golden.Tensor("expected"), "Dense");
        golden.Tolerance.Check(wrapped, golden.Tensor("expected_time_distributed"), "TimeDistributed");
        golden["max_abs_difference"].GetDouble().Should().BeLessThan(1e-6);
        wrapped.Span.ToArray().Should().Equal(plain.Span.ToArray());
    }

    // Statistics only: which values there are, how many zeros, and whether whole columns are dropped.
    private static void CheckDropped(Layer layer, GoldenCase golden)
    {
        Tensor ones = new(golden.Shape("input_all_ones_shape"));
        ones.Span.Fill(1f);
        Tensor dropped = layer.Apply(ones, training: true);
        float[] values = dropped.Span.ToArray();
        double[] distinct = [.. golden["distinct_values"].EnumerateArray().Select(value => value.GetDouble())];
        values.Distinct().Order()
            .Should().Equal(distinct, (actual, expected) => Math.Abs(actual - expected) <= 1e-6 * expected);

        bool constant = golden["constant_along_axis1"].GetBoolean();
        IsConstantAlongAxis1(dropped).Should().Be(constant);
        int draws = constant ? values.Length / ones.Shape[1] : values.Length;
        double rate = ((Dropout)layer).Rate;
        double allowed = 5 * Math.Sqrt(rate * (1 - rate) / draws);
        values.Average(value => value == 0 ? 1.0 : 0.0).Should().BeApproximately(rate, allowed);
        golden["zero_fraction"].GetDouble().Should().BeApproximately(rate, allowed);
    }

    private static bool IsConstantAlongAxis1(Tensor tensor)
    {
        for (int i = 0; i < tensor.Shape[0]; i++)
        {
            for (int j = 1; j < tensor.Shape[1]; j++)
            {
                for (int k = 0; k < tensor.Shape[2]; k++)
                {
                    if (tensor[i, j, k] != tensor[i, 0, k])
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
