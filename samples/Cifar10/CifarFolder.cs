using DenseLayers;

namespace Cifar10;

/// <summary>The folder of CIFAR-10's binary version.</summary>
/// <remarks>It holds <c>data_batch_*.bin</c> and <c>test_batch*.bin</c>, each also as <c>.bin.gz</c>.</remarks>
internal static class CifarFolder
{
    /// <summary>Where the pictures are and where to put them.</summary>
    public const string HowToGet =
        """
        This sample needs the CIFAR-10 pictures, which it does not bring along.

        1. Download "CIFAR-10 binary version" (162 MB) from its home page,
             https://www.cs.toronto.edu/~kriz/cifar.html
           Alex Krizhevsky, Learning Multiple Layers of Features from Tiny Images,
           University of Toronto, 2009.
        2. Unpack it where you like: tar -xzf cifar-10-binary.tar.gz
           The folder cifar-10-batches-bin then holds data_batch_1.bin to
           data_batch_5.bin and test_batch.bin; some of them will do, and each may be
           compressed, as data_batch_1.bin.gz.
        3. Say where that folder is:
             dotnet run -c Release --project samples/Cifar10 -- \
               --data cifar-10-batches-bin
        """;

    /// <summary>Whether a folder has pictures to train on and pictures to test.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    public static bool IsComplete(string folder) =>
        Files(folder, "data_batch_").Any() && Files(folder, "test_batch").Any();

    /// <summary>Reads pictures to train on.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="atMost">How many.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or there are no pictures.</exception>
    public static ImageSet Training(string folder, int atMost) => Read(folder, "data_batch_", atMost);

    /// <summary>Reads pictures to test.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="atMost">How many.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or there are no pictures.</exception>
    public static ImageSet Test(string folder, int atMost) => Read(folder, "test_batch", atMost);

    // Where a file is there twice, plain and compressed, the plain one is read.
    private static IEnumerable<string> Files(string folder, string prefix) => !Directory.Exists(folder) ? [] :
        Directory.GetFiles(folder, $"{prefix}*.bin").Concat(Directory.GetFiles(folder, $"{prefix}*.bin.gz"))
            .DistinctBy(path => path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path)
            .Order(StringComparer.Ordinal);

    private static ImageSet Read(string folder, string prefix, int atMost)
    {
        byte[][] records = [.. Files(folder, prefix).SelectMany(CifarFile.ReadRecords).Take(atMost)];
        if (records.Length == 0)
        {
            throw new InvalidDataException($"{folder} has no pictures in {prefix}*.bin. Get the files again.");
        }

        Tensor images = new([records.Length, 32, 32, 3]), labels = new([records.Length]);
        for (int i = 0; i < records.Length; i++)
        {
            labels[i] = records[i][0];
            Interleave(records[i].AsSpan(1), images.Slice(i, 1).Span);
        }

        return new ImageSet(images, labels);
    }

    // A file holds all red, all green, all blue. Dense looks at the last axis: there a pixel gets its three values.
    private static void Interleave(ReadOnlySpan<byte> planes, Span<float> pixels)
    {
        int size = planes.Length / 3;
        for (int i = 0; i < size; i++)
        {
            for (int colour = 0; colour < 3; colour++)
            {
                pixels[(3 * i) + colour] = planes[(colour * size) + i] / 255f;
            }
        }
    }
}
