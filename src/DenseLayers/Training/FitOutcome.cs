namespace DenseLayers.Training;

/// <summary>How a training came to its end.</summary>
public enum FitOutcome
{
    /// <summary>It is going on.</summary>
    Running,

    /// <summary>All epochs that were asked for are done.</summary>
    Completed,

    /// <summary>A callback ended it by <see cref="TrainingProgress.Stop"/>.</summary>
    Stopped,

    /// <summary>It was cancelled. The parameters are those after the last finished step.</summary>
    Cancelled,

    /// <summary>An exception ended it. The parameters are those after the last finished step.</summary>
    Failed,
}
