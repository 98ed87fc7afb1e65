using System.Numerics.Tensors;
using Tensor = DenseLayers.Tensor;

namespace Mnist;

/// <summary>The folder of the four MNIST files.</summary>
internal static class MnistFolder
{
    /// <summary>Where the digits are and where to put them.</summary>
    public const string HowToGet =
        """
        This sample needs the MNIST digits, which it does not bring along.

        1. Get the four files of the data set (12 MB),
             train-images-idx3-ubyte.gz   train-labels-idx1-ubyte.gz
             t10k-images-idx3-ubyte.gz    t10k-labels-idx1-ubyte.gz
           Yann LeCun, Corinna Cortes, Christopher Burges, The MNIST database of
           handwritten digits, 1998, http://yann.lecun.com/exdb/mnist/
        2. Put them into a folder, as they are or unpacked.
        3. Say where that folder is:
             dotnet run -c Release --project samples/Mnist -- --data DIR
        """;

    private static readonly string[] _names =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>The files that a folder lacks.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    public static IReadOnlyList<string> Missing(string folder) => [.. _names.Where(name => Find(folder, name) is null)];

    /// <summary>Reads the digits to train on.</summary>
    /// <param name="folder">A folder that lacks no file.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or labels and pictures do not fit.</exception>
    public static DigitSet Training(string folder) => Read(folder, _names[0], _names[1]);

    /// <summary>Reads the digits to test.</summary>
    /// <param name="folder">A folder that lacks no file.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or labels and pictures do not fit.</exception>
    public static DigitSet Test(string folder) => Read(folder, _names[2], _names[3]);

    private static string? Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static DigitSet Read(string folder, string images, string labels)
    {
        string imagePath = Find(folder, images)!, labelPath = Find(folder, labels)!;
        IdxFile pixels = IdxFile.Read(imagePath, rank: 3), digits = IdxFile.Read(labelPath, rank: 1);
        if (pixels.Sizes[0] == 0 || pixels.Sizes[0] != digits.Sizes[0])
        {
            throw new InvalidDataException(
                $"{folder} has {pixels.Sizes[0]:N0} pictures in {images} and {digits.Sizes[0]:N0} labels in " +
                $"{labels}. Get both files again.");
        }

        if (digits.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9) is int wrong and >= 0)
        {
            throw new InvalidDataException(
                $"{labelPath} is damaged: picture {wrong} has label {digits.Values[wrong]}. Get the file again.");
        }

        Tensor samples = new([.. pixels.Sizes]), classes = new([digits.Sizes[0]]);
        TensorPrimitives.ConvertTruncating<byte, float>(pixels.Values, samples.Span);
        TensorPrimitives.Divide(samples.Span, 255, samples.Span);
        TensorPrimitives.ConvertTruncating<byte, float>(digits.Values, classes.Span);
        return new DigitSet(samples, classes);
    }
}
