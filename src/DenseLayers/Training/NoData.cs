namespace DenseLayers.Training;

/// <summary>The refusal of data without a batch.</summary>
internal static class NoData
{
    /// <summary>There was none in the first pass, or in a later one, which is another mistake.</summary>
    /// <param name="owner">The model.</param>
    /// <param name="epoch">The epoch that found none; <see langword="null"/> for the first pass of all.</param>
    public static ArgumentException Of(string owner, int? epoch = null) => new(epoch is null
        ? $"{owner} expects at least one batch, but got none. Give data that has some."
        : $"{owner} expects batches in each pass over its data, but got none in epoch {epoch}. Batches are " +
          "enumerated anew for each pass: give data that can be enumerated again, such as a list, or train for one " +
          "epoch.");
}
