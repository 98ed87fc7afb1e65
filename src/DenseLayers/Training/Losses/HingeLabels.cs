using System.Runtime.CompilerServices;
using DenseLayers.Kernels;

namespace DenseLayers.Training;

/// <summary>The labels of a batch as the hinge losses take them: -1 and 1 in place of 0 and 1.</summary>
/// <param name="targets">All labels of the batch; they stay as they are unless each is 0 or 1.</param>
internal readonly struct HingeLabels(ReadOnlySpan<float> targets)
{
    private readonly bool _areBinary = !targets.ContainsAnyExcept(0f, 1f);

    /// <summary>Labels as they count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Signed<T>(T targets)
        where T : struct, IFloats<T> =>
        _areBinary ? (2f * targets) - 1f : targets;
}
