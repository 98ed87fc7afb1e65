namespace DenseLayers.Tests.Models;

/// <summary>Models of one input and one output, of every kind, for promises that hold for each of them.</summary>
internal static class ModelZoo
{
    private static readonly Dictionary<string, Func<Model>> _models = new()
    {
        ["relu and softmax"] = () => new Sequential([19], seed: 1)
        {
            new Dense(33, Activation.Relu), new Dense(10, Activation.Softmax),
        },
        ["glu"] = () => new Sequential([6], seed: 1) { new Dense(14, Activation.Glu), new Dense(3) },
        ["gelu"] = () => new Sequential([6], seed: 1) { new Dense(17, Activation.Gelu), new Dense(3, Activation.Tanh) },
        ["dropout"] = () => new Sequential([6], seed: 1)
        {
            new Dropout(0.2f), new Dense(9, Activation.Relu), new Dropout(0.5f), new Dense(3),
        },
        ["flatten"] = () => new Sequential([4, 5], seed: 1)
        {
            new Dense(3, Activation.Relu), new Flatten(), new Dense(7),
        },
        ["channels first"] = () => new Sequential([4, 2, 3], seed: 1)
        {
            new Flatten { ChannelsFirst = true }, new Dense(7),
        },
        ["reshape"] = () => new Sequential([12], seed: 1)
        {
            new Reshape([3, -1]), new Dense(5, Activation.Sigmoid), new Flatten(),
        },
        ["views alone"] = () => new Sequential([2, 3], seed: 1) { new Flatten(), new Reshape([3, 2]) },
        ["time distributed"] = () => new Sequential([4, 2, 3], seed: 1)
        {
            new TimeDistributed(new Flatten()),
            new TimeDistributed(new Dense(5, Activation.Gelu)),
            new TimeDistributed(new Softmax()),
        },
        ["nested"] = () => new Sequential([6], seed: 1)
        {
            new Sequential { new Dense(8, Activation.Relu), new Sequential { new Dense(5, Activation.Tanh) } },
            new Dense(4),
        },
        ["softmax layers"] = () => new Sequential([3, 5], seed: 1)
        {
            new Softmax(1, 2), new ActivationLayer(Activation.LogSoftmax),
        },
        ["functional"] = Functional,
        ["functional, broadcast"] = Broadcast,
        ["wide"] = () => new Sequential([40], seed: 1) { new Dense(600, Activation.Silu), new Dense(5) },
    };

    public static IReadOnlyCollection<string> Names => _models.Keys;

    public static Model Make(string name) => _models[name]();

    public static Tensor Samples(Model model, int count) => Numbers.Tensor(model.InputShapes[0].WithBatch(count), 7);

    private static FunctionalModel Functional()
    {
        SymbolicTensor x = Model.Input([6]);
        Dense shared = new(6, Activation.Relu);
        SymbolicTensor once = shared.Apply(x), twice = shared.Apply(once);
        SymbolicTensor sum = new Add().Apply(x, once, twice);
        SymbolicTensor joined = new Concatenate().Apply(sum, new Dense(3, Activation.Gelu).Apply(sum), x);
        return new FunctionalModel([x], [new Dense(4, Activation.Softmax).Apply(joined)], seed: 1);
    }

    private static FunctionalModel Broadcast()
    {
        SymbolicTensor x = Model.Input([3, 4]);
        SymbolicTensor row = new Dense(4).Apply(new Flatten().Apply(x)), column = new Dense(1).Apply(x);
        SymbolicTensor joined = new Concatenate { Axis = 1 }.Apply(new Add().Apply(x, row), new Add().Apply(column, x));
        return new FunctionalModel([x], [joined], seed: 1);
    }
}
