using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

/// <summary>Slices side by side give the bits of each alone.</summary>
public class ShortSoftmaxTests
{
    [Theory]
    [MemberData(nameof(EachFloats.Names), MemberType = typeof(EachFloats))]
    public void Forward_AnyLengthAndCount_GivesTheBitsOfEachSliceAlone(string name)
    {
        for (int length = 1; length <= Panels.Width; length++)
        {
            foreach (int count in (int[])[1, 2, 7, 8, 15, 16, 17, 33])
            {
                float[] values = [.. Numbers.Some(count * length, length).Select(value => value * 20)];
                float[] expected = new float[values.Length];
                for (int i = 0; i < values.Length; i += length)
                {
                    SoftmaxSlice.Forward(values.AsSpan(i, length), expected.AsSpan(i, length));
                }

                Forward(name, length, values);
                Numbers.Bits(values).Should().Equal(Numbers.Bits(expected), $"{count} slices of {length}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EachFloats.Names), MemberType = typeof(EachFloats))]
    public void Forward_NotFinite_SpreadsAlongItsSliceAlone(string name)
    {
        float[] values = Numbers.Some(16 * 10);
        values[25] = float.NaN;
        values[57] = float.PositiveInfinity;
        values[83] = float.NegativeInfinity;
        Forward(name, 10, values);
        for (int i = 0; i < values.Length; i++)
        {
            float.IsNaN(values[i]).Should().Be(i / 10 is 2 or 5, $"element {i}");
        }

        values[83].Should().Be(0);
    }

    [Theory]
    [InlineData(10, 8, true)]
    [InlineData(16, 8, true)]
    [InlineData(17, 8, false)]
    [InlineData(10, 7, false)]
    public void Pays_ManyShortSlices_IsTrue(int length, int count, bool expected) =>
        ShortSoftmax.Pays(new AxisSlices([-1, length], [-1], count * length)).Should().Be(expected);

    private static void Forward(string name, int length, float[] values)
    {
        switch (name)
        {
            case nameof(Floats1): ShortSoftmax.Forward<Floats1>(length, values, values); break;
            case nameof(Floats4): ShortSoftmax.Forward<Floats4>(length, values, values); break;
            case nameof(Floats8): ShortSoftmax.Forward<Floats8>(length, values, values); break;
            case nameof(Floats16): ShortSoftmax.Forward<Floats16>(length, values, values); break;
            default: throw new SwitchExpressionException(name);
        }
    }
}
