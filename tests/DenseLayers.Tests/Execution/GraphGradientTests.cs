using static DenseLayers.Tests.Execution.InDoubles;

namespace DenseLayers.Tests.Execution;

/// <summary>
/// Gradients where a graph shares layers, joins and branches, against finite differences in double.
/// </summary>
public class GraphGradientTests
{
    private const int Batch = 3;

    [Fact]
    public void Backward_SharedLayer_AddsUpItsUses()
    {
        SymbolicTensor input = Model.Input([4]), x = new InputProbe(Batch).Apply(input);
        Dense shared = new(4, Activation.Tanh);
        Model model = new FunctionalModel([input], [shared.Apply(shared.Apply(shared.Apply(x)))]);
        new GradientCheck(model, Batch).Against(p =>
        {
            double[] Shared(double[] y) => Tanh(Dense(y, p[1], p[2], 4));
            return [Shared(Shared(Shared(p[0])))];
        });
    }

    [Fact]
    public void Backward_SharedModel_AddsUpItsUses()
    {
        SymbolicTensor input = Model.Input([4]), x = new InputProbe(Batch).Apply(input);
        Sequential shared = new() { new Dense(4, Activation.Tanh) };
        Model model = new FunctionalModel([input], [new Add().Apply(shared.Apply(x), shared.Apply(shared.Apply(x)))]);
        new GradientCheck(model, Batch).Against(p =>
        {
            double[] Shared(double[] y) => Tanh(Dense(y, p[1], p[2], 4));
            return [InDoubles.Add(Shared(p[0]), Shared(Shared(p[0])))];
        });
    }

    [Fact]
    public void Backward_AddWithBroadcast_SumsWhereItRepeats()
    {
        SymbolicTensor input = Model.Input([3, 4]), x = new InputProbe(Batch).Apply(input);
        SymbolicTensor row = new Dense(4).Apply(new Flatten().Apply(x));
        Model model = new FunctionalModel([input], [new Add().Apply(x, row, x)]);
        new GradientCheck(model, Batch).Against(p =>
            [AddAtEachStep(InDoubles.Add(p[0], p[0]), Dense(p[0], p[1], p[2], 4), 3, 4)]);
    }

    [Fact]
    public void Backward_AddWithAxesOf1_SumsAlongThem()
    {
        SymbolicTensor left = Model.Input([2, 1]), right = Model.Input([1, 3]);
        SymbolicTensor tall = new InputProbe(Batch).Apply(left);
        SymbolicTensor wide = new InputProbe(Batch) { ValueSeed = 2 }.Apply(right);
        Model model = new FunctionalModel([left, right], [new Add().Apply(tall, wide)]);
        new GradientCheck(model, Batch).Against(p =>
            [[.. Enumerable.Range(0, Batch * 6).Select(i => p[0][i / 3] + p[1][(i / 6 * 3) + (i % 3)])]]);
    }

    [Fact]
    public void Backward_Concatenate_CutsTheGradientApart()
    {
        SymbolicTensor input = Model.Input([4]), x = new InputProbe(Batch).Apply(input);
        SymbolicTensor joined = new Concatenate().Apply(
            new Dense(2).Apply(x), x, new Dense(3, Activation.Tanh).Apply(x));
        Model model = new FunctionalModel([input], [new Dense(2).Apply(joined)]);
        new GradientCheck(model, Batch).Against(p =>
            [Dense(Join(Batch, Dense(p[0], p[1], p[2], 2), p[0], Tanh(Dense(p[0], p[3], p[4], 3))), p[5], p[6], 2)]);
    }

    [Fact]
    public void Backward_ConcatenateInnerAxis_CutsTheGradientApart()
    {
        SymbolicTensor input = Model.Input([2, 3]), x = new InputProbe(Batch).Apply(input);
        Model model = new FunctionalModel([input], [new Concatenate { Axis = 1 }.Apply(new Dense(3).Apply(x), x)]);
        new GradientCheck(model, Batch).Against(p => [Join(Batch, Dense(p[0], p[1], p[2], 3), p[0])]);
    }

    [Fact]
    public void Backward_ViewAndItsSourceBothUsed_AddsUp()
    {
        SymbolicTensor input = Model.Input([2, 3]), x = new InputProbe(Batch).Apply(input);
        SymbolicTensor hidden = new Dense(3, Activation.Tanh).Apply(x), flat = new Flatten().Apply(hidden);
        Model model = new FunctionalModel([input], [new Dense(2).Apply(hidden), new Dense(2).Apply(flat), flat]);
        new GradientCheck(model, Batch).Against(p =>
        {
            double[] y = Tanh(Dense(p[0], p[1], p[2], 3));
            return [Dense(y, p[3], p[4], 2), Dense(y, p[5], p[6], 2), y];
        });
    }

    [Fact]
    public void Backward_OutputThatOthersRead_AddsUp()
    {
        SymbolicTensor input = Model.Input([4]), x = new InputProbe(Batch).Apply(input);
        SymbolicTensor hidden = new Dense(4, Activation.Tanh).Apply(x);
        Model model = new FunctionalModel([input], [hidden, new Dense(2).Apply(hidden), hidden]);
        new GradientCheck(model, Batch).Against(p =>
        {
            double[] y = Tanh(Dense(p[0], p[1], p[2], 4));
            return [y, Dense(y, p[3], p[4], 2), y];
        });
    }
}
