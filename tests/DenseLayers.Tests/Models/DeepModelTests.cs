using System.Runtime.ExceptionServices;
using DenseLayers.Training;

namespace DenseLayers.Tests.Models;

/// <summary>Models of 10,000 layers in a row, on a stack of 256 KiB: nothing may recurse along the graph.</summary>
public class DeepModelTests
{
    private const int Depth = 10_000;

    [Fact]
    public void FunctionalModel_TenThousandLayers_BuildsPredictsAndTrains() => OnASmallStack(() =>
    {
        SymbolicTensor x = Model.Input([2]), y = x;
        for (int i = 0; i < Depth; i++)
        {
            y = Identity().Apply(y);
        }

        FunctionalModel model = new([x], [y], seed: 1);
        model.Layers.Should().HaveCount(Depth + 1);
        model.InferOutputShape([5, 2]).Should().Equal(5, 2);
        Use(model);
    });

    [Fact]
    public void Sequential_TenThousandLayers_BuildsPredictsAndTrains() => OnASmallStack(() =>
    {
        Sequential model = new([2], seed: 1);
        for (int i = 0; i < Depth; i++)
        {
            model.Add(Identity());
        }

        model.Layers[^1].Name.Should().Be("dense_9999");
        model.OutputShape.Should().Equal(Shape.Unknown, 2);
        Use(model);
    });

    private static Dense Identity() => new(2) { KernelInitializer = new IdentityInitializer(), UseBias = false };

    private static void Use(Model model)
    {
        model.ParameterCount.Should().Be(4 * Depth);
        Tensor x = new([1, 2], [1f, 2f]);
        model.Predict(x).Span.ToArray().Should().Equal(1, 2);
        model.Compile(new Sgd(1e-6f), new MeanSquaredError());
        model.Fit(x, new Tensor([1, 2], [0f, 0f])).Epochs[0].Loss.Should().Be(2.5f);
        model.Predict(x)[0, 0].Should().BeLessThan(1);
    }

    private static void OnASmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
