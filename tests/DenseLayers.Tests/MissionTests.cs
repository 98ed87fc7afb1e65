namespace DenseLayers.Tests;

/// <summary>The examples the library was made for, literally.</summary>
public class MissionTests
{
    [Fact]
    public void Dense_OnImages_KeepsThePositions()
    {
        Dense first = new(512, Activation.Relu), second = new(10, Activation.Softmax);
        Sequential model = new([32, 32, 3]) { first, second };
        model.OutputShape.ToString().Should().Be("(None, 32, 32, 10)");
        model.Build([Shape.Unknown, 32, 32, 3]);
        first.ParameterCount.Should().Be(2_048);
        second.ParameterCount.Should().Be(5_130);
        model.ParameterCount.Should().Be(7_178);
        model.Predict(new Tensor([1, 32, 32, 3])).Shape.Should().Equal(1, 32, 32, 10);
    }

    [Fact]
    public void Dense_OnRank3_ChangesTheLastAxisAlone()
    {
        Sequential model = new([2, 3]) { new Dense(4) };
        model.OutputShape.ToString().Should().Be("(None, 2, 4)");
        model.Predict(new Tensor([1, 2, 3])).Shape.Should().Equal(1, 2, 4);
    }

    [Fact]
    public void Dense_20StepsOf5_Has60TrainableParameters()
    {
        Sequential model = new([20, 5]) { new Dense(10) };
        model.ParameterCount.Should().Be(60);
        model.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Count).Should().Be(60);
        model.OutputShape.ToString().Should().Be("(None, 20, 10)");
    }

    [Fact]
    public void Dense_5StepsOf10_Has1100ParametersAndFlattened5100()
    {
        Sequential perStep = new([5, 10]) { new Dense(100) };
        Sequential flattened = new([5, 10]) { new Flatten(), new Dense(100) };
        perStep.ParameterCount.Should().Be(1_100);
        flattened.ParameterCount.Should().Be(5_100);
        perStep.OutputShape.ToString().Should().Be("(None, 5, 100)");
        flattened.OutputShape.ToString().Should().Be("(None, 100)");
    }

    [Fact]
    public void TimeDistributed_AroundDense_EqualsDenseBitForBit()
    {
        Dense plain = new(7, Activation.Tanh), wrapped = new(7, Activation.Tanh);
        Sequential direct = new([6, 5]) { plain }, distributed = new([6, 5]) { new TimeDistributed(wrapped) };
        direct.Build([Shape.Unknown, 6, 5]);
        distributed.Build([Shape.Unknown, 6, 5]);
        wrapped.Kernel.SetValues(plain.Kernel.Values);
        wrapped.Bias!.SetValues(Numbers.Some(7, 3));
        plain.Bias!.SetValues(Numbers.Some(7, 3));

        Tensor x = Numbers.Tensor([4, 6, 5], 2);
        distributed.Predict(x).Shape.Should().Equal(4, 6, 7);
        Numbers.Bits(distributed.Predict(x).Span).Should().Equal(Numbers.Bits(direct.Predict(x).Span));
    }

    [Fact]
    public void Dense_OnImages_EqualsAConvolutionWithAKernelOf1()
    {
        const int batch = 2, height = 5, width = 4, channels = 3, filters = 6;
        Dense layer = new(filters);
        Tensor x = Numbers.Tensor([batch, height, width, channels], 2);
        layer.Build(x.Shape);
        layer.Bias!.SetValues(Numbers.Some(filters, 3));
        Tensor y = layer.Apply(x), kernel = layer.Kernel.ToTensor().Reshape([1, 1, channels, filters]);
        for (int sample = 0; sample < batch; sample++)
        {
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    for (int filter = 0; filter < filters; filter++)
                    {
                        float sum = layer.Bias.Values[filter];
                        for (int channel = 0; channel < channels; channel++)
                        {
                            float value = x[sample, row, column, channel];
                            sum = MathF.FusedMultiplyAdd(value, kernel[0, 0, channel, filter], sum);
                        }

                        y[sample, row, column, filter].Should().Be(sum);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Dense_SamplesOfAnyRank_WorksOnTheLastAxis(int rank)
    {
        Shape sample = Shape.Create([.. Enumerable.Repeat(2, rank - 1), 3]);
        Sequential model = new(sample) { new Dense(4, Activation.Sigmoid) };
        Sequential rows = new([3]) { new Dense(4, Activation.Sigmoid) };
        rows.Parameters[0].SetValues(model.Parameters[0].Values);
        Tensor x = Numbers.Tensor(sample.Batched(5), rank);
        Tensor y = model.Predict(x);
        y.Shape.Should().Equal(x.Shape.WithLast(4));
        Numbers.Bits(y.Span).Should().Equal(Numbers.Bits(rows.Predict(x.Reshape([-1, 3])).Span));
    }
}
