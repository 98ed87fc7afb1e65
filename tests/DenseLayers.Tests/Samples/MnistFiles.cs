using System.Buffers.Binary;
using System.IO.Compression;

namespace DenseLayers.Tests.Samples;

/// <summary>A folder of made digits in MNIST's format; deleted at the end.</summary>
internal sealed class MnistFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-");

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>The bytes of an IDX file.</summary>
    public static byte[] Idx(int[] sizes, params ReadOnlySpan<byte> values)
    {
        byte[] file = new byte[4 + (4 * sizes.Length) + values.Length];
        file[2] = 8;
        file[3] = (byte)sizes.Length;
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), sizes[i]);
        }

        values.CopyTo(file.AsSpan(4 + (4 * sizes.Length)));
        return file;
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        using Stream file = File.Create(path);
        bool packs = name.EndsWith(".gz", StringComparison.Ordinal);
        using Stream stream = packs ? new GZipStream(file, CompressionMode.Compress) : file;
        stream.Write(content);
        return path;
    }

    /// <summary>Writes the four files: digits of 2 x 2 pixels, some compressed and some not.</summary>
    public void WriteAll()
    {
        Write("train-images-idx3-ubyte", Idx([4, 2, 2], 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0));
        Write("train-labels-idx1-ubyte.gz", Idx([4], 0, 1, 2, 9));
        Write("t10k-images-idx3-ubyte.gz", Idx([1, 2, 2], 0, 51, 102, 255));
        Write("t10k-labels-idx1-ubyte", Idx([1], 9));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
