using System.Collections;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training;

/// <summary>Counts how often it is gone through.</summary>
internal sealed class CountedBatches(Batch[] batches) : IEnumerable<Batch>
{
    public int Begun { get; private set; }

    public int Disposed { get; private set; }

    public IEnumerator<Batch> GetEnumerator()
    {
        Begun++;
        try
        {
            foreach (Batch batch in batches)
            {
                yield return batch;
            }
        }
        finally
        {
            Disposed++;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
