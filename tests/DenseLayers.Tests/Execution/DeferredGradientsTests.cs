using DenseLayers.Execution;
using DenseLayers.Kernels;

namespace DenseLayers.Tests.Execution;

public class DeferredGradientsTests
{
    [Fact]
    public void IndexOf_DenseUsedOnce_IsItsKernel()
    {
        Sequential model = new([4]) { new Dense(3, Activation.Gelu), new Dropout(0.5f), new Dense(2) };
        IndicesIn(model, model.Parameters).Should().Equal(0, -1, 2);
    }

    [Fact]
    public void IndexOf_FrozenKernel_IsNone()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) };
        IndicesIn(model, [.. model.Parameters.Skip(1)]).Should().Equal(-1, 1);
    }

    [Fact]
    public void IndexOf_SharedLayer_IsNone()
    {
        SymbolicTensor x = Model.Input([2]);
        Dense shared = new(2);
        FunctionalModel model = new([x], [new Dense(3).Apply(shared.Apply(shared.Apply(x)))]);
        IndicesIn(model, model.Parameters).Should().Equal(-1, -1, 2);
    }

    [Fact]
    public void IndexOf_ActivationThatChangesTheSize_IsNone()
    {
        Sequential model = new([4]) { new Dense(6, new Glu()) };
        IndicesIn(model, model.Parameters).Should().Equal(-1);
    }

    [Fact]
    public void Products_Parameters_AreThoseOfTheKernels()
    {
        Sequential model = new([4]) { new Dense(3), new Dense(2) };
        DeferredProduct?[] products = Of(model, model.Parameters).Products.ToArray();
        products.Select(product => product?.Length).Should().Equal(12, null, 6, null);
        products.Select(product => product?.Columns).Should().Equal(3, null, 2, null);
    }

    private static int[] IndicesIn(Model model, IReadOnlyList<Parameter> parameters)
    {
        DeferredGradients gradients = Of(model, parameters);
        return [.. Enumerable.Range(0, Plan(model).Steps.Length).Select(gradients.IndexOf)];
    }

    private static DeferredGradients Of(Model model, IReadOnlyList<Parameter> parameters) =>
        new(Plan(model), parameters, samples: 5, threads: 1);

    private static Plan Plan(Model model) => PlanBuilder.Build(model.Graph, model.InputShapes, training: true);
}
