using System.Numerics.Tensors;
using SystemTensor = System.Numerics.Tensors.Tensor;

namespace DenseLayers.Tests.Tensors;

public sealed class TensorInteropTests
{
    [Fact]
    public void FromTensorSpan_Matrix_CopiesShapeAndValues()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        Tensor tensor = Tensor.FromTensorSpan(new ReadOnlyTensorSpan<float>(values, [2, 3]));
        values[0] = 9;

        tensor.SequenceEqual(Tensor.FromArray(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } })).Should().BeTrue();
    }

    [Fact]
    public void FromTensorSpan_Strided_TakesTheValuesInRowMajorOrder()
    {
        TensorSpan<float> whole = new([1, 2, 3, 4, 5, 6], [2, 3]);
        Tensor tensor = Tensor.FromTensorSpan(whole[0..2, 1..3]);

        tensor.SequenceEqual(Tensor.FromArray(new float[,] { { 2, 3 }, { 5, 6 } })).Should().BeTrue();
    }

    [Fact]
    public void ToTensor_Rank3_KeepsShapeAndValues()
    {
        Tensor<float> tensor = new Tensor([1, 2, 3], [1, 2, 3, 4, 5, 6]).ToTensor();

        tensor.Lengths.ToArray().Should().Equal(1, 2, 3);
        tensor[0, 1, 2].Should().Be(6);
    }

    [Fact]
    public void ToTensor_Scalar_IsRank1OfOneElement()
    {
        Tensor<float> tensor = Tensor.FromScalar(3).ToTensor();
        tensor.Lengths.ToArray().Should().Equal(1);
        tensor[0].Should().Be(3);
        Tensor.FromTensorSpan(tensor.AsReadOnlyTensorSpan()).SequenceEqual(Tensor.FromArray([3])).Should().BeTrue();
    }

    [Fact]
    public void AsTensorSpan_Scalar_SharesItsValue()
    {
        Tensor scalar = Tensor.FromScalar(3);
        scalar.AsTensorSpan()[0] = 9;
        scalar[[]].Should().Be(9);
    }

    [Fact]
    public void ToTensor_NoElements_KeepsTheShape() =>
        new Tensor([0, 2]).ToTensor().Lengths.ToArray().Should().Equal(0, 2);

    [Fact]
    public void ToTensor_Always_Copies()
    {
        Tensor source = Tensor.FromArray([1, 2]);
        Tensor<float> copy = source.ToTensor();
        source[0] = 9;

        copy[0].Should().Be(1);
    }

    [Fact]
    public void AsTensorSpan_Always_SharesValues()
    {
        Tensor tensor = new([2, 2], [1, 2, 3, 4]);
        TensorSpan<float> span = tensor.AsTensorSpan();
        span[1, 0] = 9;

        tensor[1, 0].Should().Be(9);
    }

    [Fact]
    public void RoundTrip_ThroughSystemTensor_IsEqual()
    {
        Tensor tensor = new([2, 1, 3], [1, 2, 3, 4, 5, 6]);
        Tensor.FromTensorSpan(tensor.ToTensor().AsReadOnlyTensorSpan()).SequenceEqual(tensor).Should().BeTrue();
        Tensor.FromTensorSpan(SystemTensor.Create<float>([7f], [1]).AsReadOnlyTensorSpan())[0].Should().Be(7);
    }
}
