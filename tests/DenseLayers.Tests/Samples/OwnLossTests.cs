using DenseLayers.Training;

namespace DenseLayers.Tests.Samples;

/// <summary>A loss of one's own, as a user writes it.</summary>
public class OwnLossTests
{
    [Fact]
    public void Fit_QuantileLoss_PredictsTheQuantile()
    {
        float[] y = [.. Enumerable.Range(0, 100).Select(i => i / 100f)];
        Sequential model = new([1], seed: 1) { new Dense(1) };
        model.Compile(new Adam(learningRate: 0.01f), new Quantile(0.9f));

        model.Fit(new Tensor([100, 1]), new Tensor([100, 1], y), epochs: 300, batchSize: 100);

        model.Predict(new Tensor([1, 1]))[0, 0].Should().BeApproximately(0.9f, 0.02f);
    }

    [Fact]
    public void Compute_QuantileLoss_PricesTooLittleAndTooMuch() => new Quantile(0.9f)
        .ComputeEach(new Tensor([2, 1], [1, 1]), new Tensor([2, 1], [0, 2])).Span.ToArray()
        .Should().Equal(0.9f, 1 - 0.9f);

    /// <summary>Least where predictions are a quantile of the targets; targets and predictions <c>(batch,
    /// 1)</c>.</summary>
    private sealed class Quantile(float quantile) : Loss
    {
        public override string Name => "quantile";

        protected internal override void Forward(
            ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, Span<float> losses, Shape predictionShape)
        {
            for (int i = 0; i < losses.Length; i++)
            {
                float error = targets[i] - predictions[i];
                losses[i] = error > 0 ? quantile * error : (quantile - 1) * error;
            }
        }

        protected internal override void Backward(
            ReadOnlySpan<float> targets,
            ReadOnlySpan<float> predictions,
            ReadOnlySpan<float> weights,
            Span<float> gradient,
            Shape predictionShape)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = weights[i] * (targets[i] > predictions[i] ? -quantile : 1 - quantile);
            }
        }
    }
}
