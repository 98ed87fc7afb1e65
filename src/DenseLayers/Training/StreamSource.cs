namespace DenseLayers.Training;

/// <summary>
/// Batches that someone else makes: while one is used, the next is asked for on another thread.
/// </summary>
/// <param name="batches">The batches; enumerated anew for each pass.</param>
/// <param name="check">Checks a batch.</param>
/// <param name="cancellationToken">Is given to the enumerators.</param>
internal sealed class StreamSource(
    IAsyncEnumerable<Batch> batches, Func<Batch, TrainingData> check, CancellationToken cancellationToken) : BatchSource
{
    private readonly Ordinals _ordinals = new();
    private IAsyncEnumerator<Batch>? _enumerator;
    private Task<(bool IsThere, Batch? Batch)>? _next;
    private TrainingData? _data;
    private int _taken;
    private int? _batches;

    public override int? Batches => _batches;

    public override TrainingData Data => _data!;

    public override ReadOnlySpan<int> Indices => _ordinals.First(Data.Count);

    public override TrainingData? Peek(out int samples)
    {
        Begin(default);
        (bool isThere, Batch? batch) = _next!.GetAwaiter().GetResult();
        TrainingData? data = isThere ? Checked(batch!, index: 0) : null;
        samples = data?.Count ?? 0;
        return data;
    }

    public override void Begin(PassPosition position)
    {
        // A pass of which nothing was taken is as good as a new one; some data can be gone through only once.
        if (_enumerator is null || _taken > 0)
        {
            End();
            _enumerator = batches.GetAsyncEnumerator(cancellationToken);
            _next = Ask(_enumerator);
        }

        while (_taken < position.Batches)
        {
            if (!Take(out _))
            {
                throw new ArgumentException(
                    $"A pass expects {position.Batches:N0} batches or more, as many as were done when training was " +
                    $"saved, but got {_taken:N0}. Give the data that training began with.");
            }
        }
    }

    public override bool Next()
    {
        if (!Take(out Batch? batch))
        {
            _batches = _taken;
            return false;
        }

        _data = Checked(batch!, _taken - 1);
        return true;
    }

    public override void End()
    {
        (IAsyncEnumerator<Batch>? enumerator, _enumerator) = (_enumerator, null);
        (Task? next, _next) = (_next, null);
        _taken = 0;
        if (enumerator is not null)
        {
            Task.Run(() => Dispose(enumerator, next!)).GetAwaiter().GetResult();
        }
    }

    private static Task<(bool IsThere, Batch? Batch)> Ask(IAsyncEnumerator<Batch> enumerator) => Task.Run(async () =>
        await enumerator.MoveNextAsync().ConfigureAwait(false) ? (true, enumerator.Current) : (false, (Batch?)null));

    private static async Task Dispose(IAsyncEnumerator<Batch> enumerator, Task next)
    {
        // An enumerator must not be disposed while it moves.
        // What goes wrong with a batch that nobody needs is no error.
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await enumerator.DisposeAsync().ConfigureAwait(false);
    }

    private TrainingData Checked(Batch batch, int index) =>
        DataPlace.Checked($"Batch {index} of a pass, from 0", () => check(batch));

    private bool Take(out Batch? batch)
    {
        (bool isThere, batch) = _next!.GetAwaiter().GetResult();
        if (isThere)
        {
            _taken++;
            _next = Ask(_enumerator!);
        }

        return isThere;
    }
}
