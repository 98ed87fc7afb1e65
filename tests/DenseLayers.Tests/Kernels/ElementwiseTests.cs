using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public sealed class ElementwiseTests
{
    // Around each number of floats side by side.
    private static readonly int[] _lengths = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100];

    [Fact]
    public void Forward_AnyLengthAndPlace_WritesEachElementAndNoOther()
    {
        float[] input = Numbers.Some(140);
        float[] expected = EachFloats.Forward(nameof(Floats1), default(SigmoidFormula), input);

        foreach (int length in _lengths)
        {
            for (int start = 0; start < 20; start++)
            {
                float[] output = new float[length + 2];
                Array.Fill(output, float.NaN);

                Elementwise.Forward(default(SigmoidFormula), input.AsSpan(start, length), output.AsSpan(1, length));

                output.Should().Equal([float.NaN, .. expected.AsSpan(start, length), float.NaN]);
            }
        }
    }

    [Fact]
    public void Backward_AnyLengthAndPlace_WritesEachElementAndNoOther()
    {
        float[] at = Numbers.Some(140), gradient = Numbers.Some(140, seed: 2);
        float[] expected = EachFloats.Backward(nameof(Floats1), default(SigmoidFormula), at, gradient);

        foreach (int length in _lengths)
        {
            for (int start = 0; start < 20; start++)
            {
                float[] result = new float[length + 2];
                Array.Fill(result, float.NaN);

                Elementwise.Backward(
                    default(SigmoidFormula),
                    at.AsSpan(start, length),
                    gradient.AsSpan(start, length),
                    result.AsSpan(1, length));

                result.Should().Equal([float.NaN, .. expected.AsSpan(start, length), float.NaN]);
            }
        }
    }

    [Fact]
    public void Forward_InPlace_EqualsOutOfPlace()
    {
        foreach (int length in _lengths)
        {
            float[] values = Numbers.Some(length), output = new float[length];
            Elementwise.Forward(default(SigmoidFormula), values, output);

            Elementwise.Forward(default(SigmoidFormula), values, values);

            values.Should().Equal(output);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(20, 19)]
    [InlineData(20, 21)]
    public void ForwardAndBackward_OtherLengths_Throw(int length, int other)
    {
        float[] some = new float[length], others = new float[other];
        Action[] actions =
        [
            () => Elementwise.Forward(default(SigmoidFormula), some, others),
            () => Elementwise.Backward(default(SigmoidFormula), some, others, some),
            () => Elementwise.Backward(default(SigmoidFormula), some, some, others),
        ];

        foreach (Action action in actions)
        {
            action.Should().Throw<ArgumentOutOfRangeException>();
        }
    }
}
