using System.Diagnostics;
using DenseLayers.Benchmarks.Contenders;
using DenseLayers.Benchmarks.Measuring;

namespace DenseLayers.Benchmarks.Commands;

/// <summary>Times this program as a process of its own that does one thing and ends.</summary>
internal static class FreshProcess
{
    /// <summary>What tells the program that it is such a process.</summary>
    public const string Verb = "child";

    /// <summary>Ends at once.</summary>
    public const string Empty = "empty";

    /// <summary>Makes a small model, predicts once and ends.</summary>
    public const string Predict = "predict";

    /// <summary>Does in the child what it is for.</summary>
    public static int RunChild(string what) => what == Predict ? PredictOnce() : 0;

    /// <summary>Seconds of an empty process, and what a prediction adds to the one before it: medians.</summary>
    /// <param name="runs">Processes of each kind.</param>
    public static (double Empty, double Added) Seconds(int runs)
    {
        // The first ones fetch files from the disk.
        _ = Time(Empty) + Time(Predict);
        List<double> empty = [], added = [];
        for (int run = 0; run < runs; run++)
        {
            empty.Add(Time(Empty));
            added.Add(Time(Predict) - empty[^1]);
        }

        return (Timing.Median(empty), Timing.Median(added));
    }

    private static int PredictOnce()
    {
        Sequential model = LibraryModel.Empty([4], Environment.ProcessorCount);
        model.Add(new Dense(16, Activation.Relu));
        model.Add(new Dense(8, Activation.Relu));
        model.Add(new Dense(3));
        float[] output = new float[3];
        model.Predict([1, 2, 3, 4], output);
        return float.IsFinite(output[0]) ? 0 : 1;
    }

    private static double Time(string what)
    {
        string program = Environment.ProcessPath
            ?? throw new InvalidOperationException("This program's path is not known.");
        string assembly = typeof(FreshProcess).Assembly.Location;
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments = isHost ? [assembly, Verb, what] : [Verb, what];
        long start = Stopwatch.GetTimestamp();
        using Process child = Process.Start(program, arguments);
        child.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return child.ExitCode == 0
            ? seconds
            : throw new InvalidOperationException($"The child process ended with {child.ExitCode}.");
    }
}
