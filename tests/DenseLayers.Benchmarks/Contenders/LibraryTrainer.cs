using System.Diagnostics;
using DenseLayers.Benchmarks.Cases;
using DenseLayers.Training;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The library training by <c>Fit</c>, timed from the end of one step to the end of another.</summary>
internal sealed class LibraryTrainer : Contender
{
    private readonly CaseData _data;
    private readonly Sequential _model;
    private readonly Tensor _x, _y;
    private readonly float[] _losses = new float[TrainingReference.Steps];

    public LibraryTrainer(string name, CaseData data, int threads)
        : base(name)
    {
        _data = data;
        _model = LibraryModel.Of(data, threads);
        _model.Compile(new Adam(), new SparseCategoricalCrossentropy { FromLogits = true });
        _x = new Tensor([data.Labels.Length, data.Case.Sizes[0]], data.Input.Span);
        _y = new Tensor([data.Labels.Length, 1], [.. data.Labels.Select(label => (float)label)]);
        _ = Fit(_losses.Length, _losses);
    }

    /// <summary>What a step allocates, the median of the last <see cref="Turn"/>.</summary>
    public long BytesPerStep { get; private set; }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => _losses;

    /// <inheritdoc/>
    public override void Run() => Seconds(1);

    /// <inheritdoc/>
    public override double Seconds(int runs) => Turn(unmeasured: 1, blocks: 1, runs)[0];

    /// <summary>
    /// Trains once, however many blocks there are: a <c>Fit</c> has a beginning that is not a step's.
    /// </summary>
    public override IReadOnlyList<double> Turn(int unmeasured, int blocks, int block)
    {
        // The first step begins with the training, so it is never timed.
        int first = Math.Max(1, unmeasured);
        StepClock clock = Fit(first + (blocks * block), losses: []);
        BytesPerStep = clock.BytesPerStep;
        return [.. Enumerable.Range(0, blocks).Select(i => clock.Seconds(first + (i * block), block))];
    }

    // Whole epochs, so there may be a few more steps.
    private StepClock Fit(int steps, float[] losses)
    {
        int epochs = (steps + _data.Batches - 1) / _data.Batches;
        StepClock clock = new(epochs * _data.Batches, losses);
        _model.Fit(_x, _y, epochs, _data.Case.Rows, new FitOptions { Shuffle = false, Callbacks = [clock] });
        return clock;
    }

    private sealed class StepClock(int steps, float[] losses) : Callback
    {
        private readonly long[] _ends = new long[steps], _bytes = new long[steps];
        private long _allocated;
        private int _step;

        public long BytesPerStep => _bytes.Skip(1).Order().ElementAt(steps / 2);

        /// <summary>What some steps took that follow each other, counted from 0; the first is not 0.</summary>
        public double Seconds(int first, int count) =>
            Stopwatch.GetElapsedTime(_ends[first - 1], _ends[first + count - 1]).TotalSeconds;

        protected override void OnBatchEnd(TrainingProgress progress)
        {
            _ends[_step] = Stopwatch.GetTimestamp();
            _bytes[_step] = GC.GetAllocatedBytesForCurrentThread() - _allocated;
            if (_step < losses.Length)
            {
                // The log holds the mean over the steps so far.
                float sum = progress.Log["loss"] * (_step + 1);
                losses[_step] = sum - losses.AsSpan(0, _step).ToArray().Sum();
            }

            _step++;
            _allocated = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
