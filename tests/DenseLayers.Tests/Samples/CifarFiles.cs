using System.IO.Compression;
using Cifar10;

namespace DenseLayers.Tests.Samples;

/// <summary>A folder of made pictures in CIFAR-10's binary version; deleted at the end.</summary>
internal sealed class CifarFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cifar10-");

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>A picture of a class: all pixels are red 10, green 20, blue 30, but the first has red 255.</summary>
    public static byte[] Picture(byte label)
    {
        byte[] record = new byte[CifarFile.RecordSize];
        record[0] = label;
        record.AsSpan(1, 1024).Fill(10);
        record.AsSpan(1025, 1024).Fill(20);
        record.AsSpan(2049, 1024).Fill(30);
        record[1] = 255;
        return record;
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, params IEnumerable<byte[]> records)
    {
        string path = System.IO.Path.Combine(Path, name);
        bool compressed = name.EndsWith(".gz", StringComparison.Ordinal);
        using Stream file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionMode.Compress) : file;
        stream.Write([.. records.SelectMany(record => record)]);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
