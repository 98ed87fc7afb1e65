using System.IO.Compression;
using DenseLayers;

namespace Digits;

/// <summary>Handwritten digits as a network takes them.</summary>
/// <param name="Images">The pictures, shape <c>(count, 8, 8)</c>, from 0, paper, to 1, ink.</param>
/// <param name="Labels">The digit on each picture, shape <c>(count)</c>.</param>
internal sealed record DigitSet(Tensor Images, Tensor Labels)
{
    /// <summary>Whose data this is.</summary>
    public const string Credit =
        """
        Optical Recognition of Handwritten Digits, E. Alpaydin, C. Kaynak, 1998,
          UCI Machine Learning Repository, CC BY 4.0
        """;

    private const int Pixels = 8 * 8, Ink = 16;

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>Reads all digits, shuffles them and holds back a fifth for the test.</summary>
    /// <param name="seed">Decides which ones.</param>
    public static (DigitSet Training, DigitSet Test) Load(int seed)
    {
        string[] lines = ReadLines();
        new Random(seed).Shuffle(lines);
        int test = lines.Length / 5;
        return (Parse(lines[test..]), Parse(lines[..test]));
    }

    /// <summary>These pictures five times over: as they are, and moved by one pixel up, down, left and right.</summary>
    /// <remarks>A digit stays the same digit when it moves; a Dense layer has to be told so by examples.</remarks>
    public DigitSet WithMoved()
    {
        (int Down, int Right)[] moves = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)];
        Tensor images = new([moves.Length * Count, 8, 8]), labels = new([moves.Length * Count]);
        for (int i = 0; i < labels.Length; i++)
        {
            int source = i % Count;
            (int down, int right) = moves[i / Count];
            labels[i] = Labels[source];
            for (int row = Math.Max(0, down); row < Math.Min(8, 8 + down); row++)
            {
                for (int column = Math.Max(0, right); column < Math.Min(8, 8 + right); column++)
                {
                    images[i, row, column] = Images[source, row - down, column - right];
                }
            }
        }

        return new DigitSet(images, labels);
    }

    private static string[] ReadLines()
    {
        using Stream file = typeof(DigitSet).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // A line holds 64 pixels from 0 to 16, row by row, and then the digit.
    private static DigitSet Parse(string[] lines)
    {
        Tensor images = new([lines.Length, 8, 8]), labels = new([lines.Length]);
        for (int i = 0; i < lines.Length; i++)
        {
            float[] values = [.. lines[i].Split(',').Select(float.Parse)];
            Span<float> image = images.Slice(i, 1).Span;
            for (int pixel = 0; pixel < Pixels; pixel++)
            {
                image[pixel] = values[pixel] / Ink;
            }

            labels[i] = values[Pixels];
        }

        return new DigitSet(images, labels);
    }
}
