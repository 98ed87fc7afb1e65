using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class OptimizerMathTests
{
    public delegate void Step(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second);

    public static TheoryData<string> Names => [.. _steps.Keys];

    private static readonly Dictionary<string, Step> _steps = new()
    {
        ["Descend"] = (values, gradient, _, _) => OptimizerMath.Descend(values, gradient, 0.3f),
        ["Momentum"] = (values, gradient, first, _) =>
            OptimizerMath.DescendMomentum(values, gradient, first, 0.3f, 0.9f),
        ["Nesterov"] = (values, gradient, first, _) =>
            OptimizerMath.DescendNesterov(values, gradient, first, 0.3f, 0.9f),
        ["Adam"] = (values, gradient, first, second) =>
            OptimizerMath.Adam(values, gradient, first, second, 0.3f, 0.1f, 0.001f, 1e-7f),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_AnyPlaceAndLength_GivesTheSameBitsAsAlone(string name)
    {
        Random random = new(1);
        foreach (int length in (int[])[0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65])
        {
            float[][] whole = [Fill(length), Fill(length), Fill(length), Fill(length)];
            float[][] alone = [.. whole.Select(values => (float[])values.Clone())];
            _steps[name](whole[0], whole[1], whole[2], whole[3]);
            for (int i = 0; i < length; i++)
            {
                _steps[name](alone[0].AsSpan(i, 1), alone[1].AsSpan(i, 1), alone[2].AsSpan(i, 1), alone[3].AsSpan(i, 1));
            }

            whole.Select(Bits).Should().BeEquivalentTo(alone.Select(Bits), options => options.WithStrictOrdering());
        }

        float[] Fill(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
        static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_ShorterGradient_IsRefused(string name)
    {
        Action step = () => _steps[name](new float[9], new float[8], new float[9], new float[9]);
        step.Should().Throw<ArgumentOutOfRangeException>();
    }
}
