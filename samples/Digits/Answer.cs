using System.Numerics.Tensors;
using Tensor = DenseLayers.Tensor;

namespace Digits;

/// <summary>What the network says about one picture.</summary>
/// <param name="Picture">Which picture, from 0.</param>
/// <param name="Label">The digit that it shows.</param>
/// <param name="Says">The digit that the network takes it for: the one of the greatest probability.</param>
/// <param name="Probability">How sure the network is, from 0 to 1.</param>
internal sealed record Answer(int Picture, int Label, int Says, float Probability)
{
    /// <summary>Whether the network is right.</summary>
    public bool IsRight => Says == Label;

    /// <summary>Reads the answers from the network's output.</summary>
    /// <param name="probabilities">A probability for each digit, shape <c>(count, 10)</c>.</param>
    /// <param name="labels">The right digits, shape <c>(count)</c>.</param>
    public static Answer[] Of(Tensor probabilities, Tensor labels)
    {
        Answer[] answers = new Answer[labels.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            ReadOnlySpan<float> scores = probabilities.Slice(i, 1).Span;
            int says = TensorPrimitives.IndexOfMax(scores);
            answers[i] = new Answer(i, (int)labels[i], says, scores[says]);
        }

        return answers;
    }
}
