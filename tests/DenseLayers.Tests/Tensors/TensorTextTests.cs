namespace DenseLayers.Tests.Tensors;

public sealed class TensorTextTests
{
    [Fact]
    public void ToString_Scalar_ShowsTheValue() => Tensor.FromScalar(1.5f).ToString().Should().Be("Tensor () 1.5");

    [Fact]
    public void ToString_Empty_ShowsNoValues() => new Tensor([2, 0]).ToString().Should().Be("Tensor (2, 0)\n[]");

    [Fact]
    public void ToString_Small_ShowsAllValues() =>
        new Tensor([2, 3], [1, -2, 3.25f, float.NaN, 5, 6e20f]).ToString().Should()
            .Be("Tensor (2, 3)\n[[1, -2, 3.25],\n [NaN, 5, 6E+20]]");

    [Fact]
    public void ToString_LongAxis_ShowsTheFirstAndTheLastThree() =>
        Tensor.FromArray([.. Enumerable.Range(0, 1000).Select(i => (float)i)]).ToString().Should()
            .Be("Tensor (1000,) [0, 1, 2, …, 997, 998, 999]");

    [Fact]
    public void ToString_BigMatrix_ShowsTheCorners()
    {
        Tensor tensor = new([100, 100]);
        tensor[99, 99] = 7;

        tensor.ToString().Should().Be(
            """
            Tensor (100, 100)
            [[0, 0, 0, …, 0, 0, 0],
             [0, 0, 0, …, 0, 0, 0],
             [0, 0, 0, …, 0, 0, 0],
             …,
             [0, 0, 0, …, 0, 0, 0],
             [0, 0, 0, …, 0, 0, 0],
             [0, 0, 0, …, 0, 0, 7]]
            """);
    }

    [Fact]
    public void ToString_Rank3_IndentsByAxis() =>
        new Tensor([2, 2, 1], [1, 2, 3, 4]).ToString()
            .Should().Be("Tensor (2, 2, 1)\n[[[1],\n  [2]],\n [[3],\n  [4]]]");
}
