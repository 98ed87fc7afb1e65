namespace DenseLayers.Execution;

/// <summary>
/// Workspaces that wait for the next prediction. Thread-safe; renting and returning allocate nothing once it is warm.
/// </summary>
/// <param name="create">Makes a workspace for some number of samples.</param>
internal sealed class WorkspacePool(Func<int, Workspace> create)
{
    private readonly Workspace?[] _waiting = new Workspace?[2 * Environment.ProcessorCount];
    private int _mostSamples;

    /// <summary>A workspace with room for at least so many samples.</summary>
    public Workspace Rent(int samples)
    {
        for (int i = 0; i < _waiting.Length; i++)
        {
            Workspace? workspace = Interlocked.Exchange(ref _waiting[i], null);
            if (workspace is not null && workspace.Samples >= samples)
            {
                return workspace;
            }

            // One that is too small is not kept: the larger one made now serves its callers too.
        }

        // As large as any before: threads that ask for few samples and for many would else make and drop small ones.
        int most = Math.Max(_mostSamples, samples);
        _mostSamples = most;
        return create(most);
    }

    public void Return(Workspace workspace)
    {
        for (int i = 0; i < _waiting.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _waiting[i], workspace, null) is null)
            {
                return;
            }
        }
    }
}
