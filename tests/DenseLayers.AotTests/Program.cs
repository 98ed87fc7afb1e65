// Predicts and trains as native AOT code would in an application, and checks the results. Ends with 1 if one is wrong.
//
//   dotnet publish tests/DenseLayers.AotTests -c Release -r linux-x64
//   tests/DenseLayers.AotTests/bin/Release/net10.0/linux-x64/publish/DenseLayers.AotTests
using System.Diagnostics;
using DenseLayers;
using DenseLayers.Training;

const string Empty = "empty";
if (args is [Empty])
{
    return 0;
}

long start = Stopwatch.GetTimestamp();
float predicted = PredictOnce();
TimeSpan first = Stopwatch.GetElapsedTime(start);
bool passes = Check("relu(1·2 - 3·1 + 0.5) + 2·4 + 1", 9f, predicted)
    & Check("loss after training", 0f, Train(), tolerance: 0.01f);
Console.WriteLine($"first prediction: {first.TotalMilliseconds:0.0} ms");
return passes ? 0 : 1;

static float PredictOnce()
{
    Dense hidden = new(2, Activation.Relu), last = new(1);
    Sequential model = new([2], seed: 1) { hidden, last };
    model.Build(model.InputShape);
    hidden.Kernel.SetValues([2, 0, -1, 4 / 3f]);
    hidden.Bias!.SetValues([0.5f, 0]);
    last.Kernel.SetValues([1, 2]);
    last.Bias!.SetValues([1]);
    float[] output = new float[1];
    model.Predict([1, 3], output);
    return output[0];
}

// y = 2a - b, which a layer without bias can learn exactly.
static float Train()
{
    Tensor x = new([4, 2], [1, 0, 0, 1, 1, 1, 2, -1]), y = new([4, 1], [2, -1, 1, 5]);
    Sequential model = new([2], seed: 1) { new Dense(1) { UseBias = false } };
    model.Compile(new Adam(learningRate: 0.1f), new MeanSquaredError());
    History history = model.Fit(x, y, epochs: 300, batchSize: 4);
    return history.Epochs[^1].Loss;
}

static bool Check(string what, float expected, float actual, float tolerance = 1e-5f)
{
    bool passes = MathF.Abs(actual - expected) <= tolerance;
    Console.WriteLine($"{(passes ? "passed" : "FAILED")}: {what} is {actual}, expected {expected}");
    return passes;
}
