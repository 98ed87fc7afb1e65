namespace DenseLayers.Tests.Execution;

/// <summary>Models whose layers run in chains, and data for them.</summary>
internal static class ChainModels
{
    public static Model Build(string name) => name switch
    {
        "mlp" => new Sequential([33], seed: 1)
        {
            new Dense(40, Activation.Relu),
            new Dropout(0.5f),
            new Dense(24, Activation.Gelu),
            new Dense(10, Activation.Softmax),
        },
        "pixels" => new Sequential([6, 5, 3], seed: 2)
        {
            new Dense(70, Activation.Relu), new Dense(10, Activation.Softmax),
        },
        "gated" => new Sequential([9, 7], seed: 3) { new Dense(12, Activation.Glu), new Dense(5, Activation.Tanh) },
        "distributed" => new Sequential([4, 6], seed: 4)
        {
            new TimeDistributed(new Dense(8, Activation.Elu)), new Dense(3),
        },
        "flattened" => new Sequential([4, 6], seed: 5)
        {
            new Dense(8, Activation.Relu), new Flatten(), new Dense(9), new Dense(2),
        },
        "softmax-over-positions" => new Sequential([4, 6], seed: 6) { new Dense(8), new Softmax(1), new Dense(2) },
        "narrow-inside" => new Sequential([9], seed: 10)
        {
            new Dense(4, Activation.Tanh),
            new Dense(70, Activation.Relu),
            new Dense(9, Activation.Relu),
            new Dense(300),
            new Dense(6, Activation.Glu),
        },
        _ => Branches(),
    };

    private static FunctionalModel Branches()
    {
        SymbolicTensor input = Model.Input([6]);
        SymbolicTensor hidden = new Dense(8, Activation.Relu).Apply(input);
        SymbolicTensor left = new Dense(5).Apply(hidden), right = new Dense(5, Activation.Tanh).Apply(hidden);
        return new FunctionalModel([input], [new Add().Apply(left, right)], seed: 7);
    }

    public static FunctionalModel RandomGraph(Random random)
    {
        SymbolicTensor input = Model.Input([random.Next(1, 40)]);
        List<SymbolicTensor> known = [input, new Dense(random.Next(1, 40)).Apply(input)];
        for (int i = 0; i < 6; i++)
        {
            SymbolicTensor tensor = known[random.Next(known.Count)];
            for (int depth = random.Next(1, 4); depth > 0; depth--)
            {
                int units = random.Next(1, 150);
                Activation activation = random.Next(2) == 0 ? Activation.Relu : Activation.Gelu;
                tensor = new Dense(units, activation).Apply(tensor);
            }

            SymbolicTensor other = known[random.Next(known.Count)];
            known.Add(random.Next(3) switch
            {
                0 => new Concatenate().Apply(tensor, other),
                1 => new Add().Apply(tensor, new Dense(tensor.Shape[^1]).Apply(other)),
                _ => new Softmax().Apply(tensor),
            });
        }

        return new FunctionalModel([input], [new Concatenate().Apply([.. known[1..]])], seed: 9);
    }

    public static Tensor Samples(Shape input, int count)
    {
        Tensor x = new(input.WithBatch(count));
        Random random = new(8);
        foreach (ref float value in x.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return x;
    }
}
