using DenseLayers.Tests.Training.Optimizers;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>
/// That an optimizer which computes gradients as it goes over a kernel trains as one that finds them computed.
/// </summary>
public class DeferredTrainingTests
{
    private const int Features = 37, Classes = 7;

    public static TheoryData<Type> Types => EveryOptimizerTests.Types;

    public static TheoryData<string, int> Networks
    {
        get
        {
            TheoryData<string, int> all = [];
            string[] names = ["chain", "wide", "shared", "frozen", "outputs", "steps", "regularized", "gated"];
            foreach (string name in names)
            {
                all.Add(name, 1);
                all.Add(name, 2);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_AnyNetwork_GivesTheBitsOfGradientsInMemory(string network, int threads) =>
        Train(network, threads, new Adam(0.01f)).Should().Equal(Train(network, threads, Clipping(new Adam(0.01f))));

    [Theory]
    [MemberData(nameof(Types))]
    public void Fit_AnyOptimizer_GivesTheBitsOfGradientsInMemory(Type type) =>
        Train("chain", 2, Make(type)).Should().Equal(Train("chain", 2, Clipping(Make(type))));

    [Fact]
    public void Fit_MoreThreads_GivesTheSameBits() =>
        Train("wide", 2, new Adam(0.01f)).Should().Equal(Train("wide", 1, new Adam(0.01f)));

    [Fact]
    public void Fit_OwnOptimizer_SeesTheGradients() =>
        Train("chain", 1, new OwnSgd(0.01f)).Should().Equal(Train("chain", 1, new Sgd(0.01f)));

    [Fact]
    public void Fit_LargeBatch_GivesTheBitsOfGradientsInMemory() =>
        Train("large", 2, new Adam(0.01f)).Should().Equal(Train("large", 2, Clipping(new Adam(0.01f))));

    [Fact]
    public void Fit_AccumulatedGradients_AreThoseOfEachBatch()
    {
        // Two batches of the same samples have the mean of one: to double a number and halve it is exact.
        Tensor x = Numbers.Tensor([8, Features]), y = Numbers.Tensor([8, Classes], 3);
        Sequential twice = new([Features], seed: 1) { new Dense(Classes) };
        Sequential once = new([Features], seed: 1) { new Dense(Classes) };
        twice.Compile(new Sgd(0.1f) { GradientAccumulationSteps = 2 }, new MeanSquaredError());
        once.Compile(new Sgd(0.1f), new MeanSquaredError());
        twice.TrainOnBatch(x, y);
        twice.TrainOnBatch(x, y);
        once.TrainOnBatch(x, y);
        Bits(twice).Should().Equal(Bits(once));
    }

    private static Optimizer Make(Type type) => (Optimizer)Activator.CreateInstance(type, 0.01f)!;

    // The option that asks for gradients whole and changes none of these.
    private static Optimizer Clipping(Optimizer optimizer)
    {
        typeof(Optimizer).GetProperty(nameof(Optimizer.ClipNorm))!.SetValue(optimizer, float.MaxValue);
        return optimizer;
    }

    private static int[] Train(string network, int threads, Optimizer optimizer)
    {
        // 45 samples in batches of 20 leave a smaller one.
        (int samples, int batchSize) = network == "large" ? (600, 600) : (45, 20);
        FunctionalModel model = Build(network);
        model.Execution = new ExecutionOptions { MaxThreads = threads };
        model.Compile(optimizer, [.. model.OutputShapes.Select(_ => new OutputLoss(new MeanSquaredError()))]);
        Tensor x = Numbers.Tensor(model.InputShapes[0].WithBatch(samples));
        Tensor[] y = [.. model.OutputShapes.Select((shape, i) => Numbers.Tensor(shape.WithBatch(samples), i + 2))];
        model.Fit([x], y, epochs: 2, batchSize: batchSize);
        return Bits(model);
    }

    private static FunctionalModel Build(string network)
    {
        SymbolicTensor x = Model.Input(network == "steps" ? [3, Features] : [Features]);
        Dense frozen = new(20, Activation.Tanh) { Trainable = false }, shared = new(Features, Activation.Tanh);
        Dense regularized = new(33) { KernelRegularizer = new L2(0.01f), ActivityRegularizer = new L2(0.01f) };
        Dense unbiased = new(33) { UseBias = false };
        SymbolicTensor[] outputs = network switch
        {
            "wide" => [new Dense(Classes).Apply(new Dense(1100, Activation.Relu).Apply(x))],
            "shared" => [new Dense(Classes).Apply(shared.Apply(shared.Apply(x)))],
            "frozen" => [new Dense(Classes).Apply(frozen.Apply(new Dense(33, Activation.Silu).Apply(x)))],
            "outputs" => Branches(new Dense(33, Activation.Tanh).Apply(x)),
            "steps" => [new TimeDistributed(new Dense(Classes)).Apply(new Dense(33, Activation.Relu).Apply(x))],
            "regularized" => [new Dense(Classes).Apply(regularized.Apply(x))],
            "gated" => [new Dense(Classes).Apply(new Dense(34, new Glu()).Apply(x))],
            _ => [new Dense(Classes).Apply(unbiased.Apply(new Dense(65, Activation.Relu).Apply(x)))],
        };
        return new FunctionalModel([x], outputs, seed: 3);
    }

    private static SymbolicTensor[] Branches(SymbolicTensor hidden) =>
        [new Dense(Classes).Apply(hidden), hidden, new Dense(1).Apply(new Dense(5, Activation.Relu).Apply(hidden))];

    private static int[] Bits(Model model) =>
        [.. model.Parameters.SelectMany(parameter => Numbers.Bits(parameter.Values))];
}
