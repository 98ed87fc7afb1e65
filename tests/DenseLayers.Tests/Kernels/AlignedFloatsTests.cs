using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Kernels;

public class AlignedFloatsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1000)]
    public void Span_New_IsThatManyZeros(int length)
    {
        AlignedFloats floats = new(length);
        floats.Length.Should().Be(length);
        floats.Span.ToArray().Should().Equal(new float[length]);
    }

    [Fact]
    public void Span_Any_BeginsAtACacheLine()
    {
        float[] elsewhere = GC.AllocateUninitializedArray<float>(1, pinned: true);
        for (int length = 1; length < 20; length++)
        {
            nint distance = Unsafe.ByteOffset(ref elsewhere[0], ref new AlignedFloats(length).Span[0]);
            ((Marshal.UnsafeAddrOfPinnedArrayElement(elsewhere, 0) + distance) % 64).Should().Be(0);
        }
    }
}
