using DenseLayers.Training;

namespace DenseLayers.Tests.Golden;

/// <summary>The calls of <c>errors.json</c>, Python, in C#. What the compiler refuses has no counterpart.</summary>
internal static class PythonCalls
{
    private static readonly Dictionary<string, Action> _calls = new()
    {
        ["Dense(0)"] = () => _ = new Dense(0),
        ["Dense(-3)"] = () => _ = new Dense(-3),
        ["Dense(2)(shape (3,))"] = () => Apply(new Dense(2), [3]),
        ["Dense(2)(Input(()))"] = () => new Dense(2).Apply(Model.Input([])),
        ["Dense(2)(Input((None,)))"] = () => BuildOn(Model.Input([Shape.Unknown]), new Dense(2)),
        ["l=Dense(2); l((2,3)); l((2,4))"] = () => Apply(new Dense(2), [2, 3], [2, 4]),
        ["l=Dense(2); l((2,3)); l((2,5,3))"] = () => Apply(new Dense(2), [2, 3], [2, 5, 3]),
        ["Sequential([Input((3,)), Dense(2,name='a'), Dense(2,name='a')])"] =
            () => _ = new Sequential([3]) { new Dense(2) { Name = "a" }, new Dense(2) { Name = "a" } },
        ["m=Sequential([Dense(2)]); m.add(Input((3,)))"] =
            () => new Sequential { new Dense(2) }.Add(new InputLayer([3])),
        ["Sequential([Dense(2)]).count_params()"] = () => _ = new Sequential { new Dense(2) }.ParameterCount,
        ["Dense(2).count_params()"] = () => _ = new Dense(2).ParameterCount,
        ["Sequential([Dense(2)]).fit(x,y)"] = () => new Sequential { new Dense(2) }.Fit(Zeros([2, 3]), Zeros([2, 2])),
        ["Sequential([Dense(2)]).weights"] = () => _ = new Sequential { new Dense(2) }.Parameters,
        ["Sequential([Input((3,)),Dense(2)])((2,4))"] = () => Apply(new Sequential([3]) { new Dense(2) }, [2, 4]),
        ["Sequential([Input((3,)),Dense(2)])((2,5,3))"] = () => Apply(new Sequential([3]) { new Dense(2) }, [2, 5, 3]),
        ["Sequential([Input((1,)),Dense(2)])((4,))"] = () => Apply(new Sequential([1]) { new Dense(2) }, [4]),
        ["Add()([(None,3),(None,4)])"] = () => new Add().Apply(Model.Input([3]), Model.Input([4])),
        ["Add()([(None,3)])"] = () => new Add().Apply([Model.Input([3])]),
        ["Concatenate()([(None,2,3),(None,4,3)])"] =
            () => new Concatenate().Apply(Model.Input([2, 3]), Model.Input([4, 3])),
        ["Reshape((4,))((2,3))"] = () => Apply(new Reshape([4]), [2, 3]),
        ["Reshape((-1,-1))((2,6))"] = () => Apply(new Reshape([-1, -1]), [2, 6]),
        ["Dropout(1.5)"] = () => _ = new Dropout(1.5f),
        ["Dropout(1.0)"] = () => _ = new Dropout(1f),
        ["MeanSquaredError()((2,3),(2,4))"] = () => new MeanSquaredError().Compute(Zeros([2, 3]), Zeros([2, 4])),
        ["SGD(momentum=1.5)"] = () => _ = new Sgd { Momentum = 1.5f },
        ["fit(validation_split=1.0)"] = () =>
            Compiled().Fit(Zeros([2, 3]), Zeros([2, 2]), options: new FitOptions { ValidationSplit = 1f }),
        ["fit(x len 2, y len 3)"] = () => Compiled().Fit(Zeros([2, 3]), Zeros([3, 2])),
    };

    public static Action? Find(string code) => _calls.GetValueOrDefault(code);

    private static Tensor Zeros(Shape shape) => new(shape);

    private static void Apply(Layer layer, params ReadOnlySpan<Shape> shapes)
    {
        foreach (Shape shape in shapes)
        {
            _ = layer is Model model ? model.Predict(Zeros(shape)) : layer.Apply(Zeros(shape));
        }
    }

    // Keras makes the weights when a layer is called; here the model makes them.
    private static void BuildOn(SymbolicTensor input, Layer layer) =>
        new FunctionalModel([input], [layer.Apply(input)]).Build([2, 3]);

    private static Sequential Compiled()
    {
        Sequential model = new([3]) { new Dense(2) };
        model.Compile(new Sgd(), new MeanSquaredError());
        return model;
    }
}
