using System.Diagnostics;
using DenseLayers.Benchmarks.Cases;
using DenseLayers.Training;

namespace DenseLayers.Benchmarks.Contenders;

/// <summary>The library training by <c>Fit</c>, timed from the end of the first step to the end of the last.</summary>
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
        new StepClock(_losses).Fit(_model, _x, _y, data.Case.Rows, epochs: 1);
    }

    /// <summary>What a step allocates, the median of the last <see cref="Seconds"/>.</summary>
    public long BytesPerStep { get; private set; }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Result => _losses;

    /// <inheritdoc/>
    public override void Run() => Seconds(1);

    /// <inheritdoc/>
    public override double Seconds(int runs)
    {
        StepClock clock = new(losses: []);
        clock.Fit(_model, _x, _y, _data.Case.Rows, epochs: (runs + _data.Batches) / _data.Batches);
        BytesPerStep = clock.BytesPerStep;
        return clock.SecondsPerStep * runs;
    }

    private sealed class StepClock(float[] losses) : Callback
    {
        private readonly List<long> _bytes = [];
        private long _first, _last, _allocated;
        private int _steps;

        public double SecondsPerStep => Stopwatch.GetElapsedTime(_first, _last).TotalSeconds / (_steps - 1);

        public long BytesPerStep => _bytes.Order().ElementAt(_bytes.Count / 2);

        public void Fit(Sequential model, Tensor x, Tensor y, int batchSize, int epochs) =>
            model.Fit(x, y, epochs, batchSize, new FitOptions { Shuffle = false, Callbacks = [this] });

        protected override void OnBatchEnd(TrainingProgress progress)
        {
            _last = Stopwatch.GetTimestamp();
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            if (_steps == 0)
            {
                _first = _last;
            }
            else
            {
                _bytes.Add(allocated - _allocated);
            }

            if (_steps < losses.Length)
            {
                // The log holds the mean over the steps so far.
                float sum = progress.Log["loss"] * (_steps + 1);
                losses[_steps] = sum - losses.AsSpan(0, _steps).ToArray().Sum();
            }

            _steps++;
            _allocated = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
