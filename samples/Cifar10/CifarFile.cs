using System.IO.Compression;

namespace Cifar10;

/// <summary>Reads a file of CIFAR-10's binary version, plain or compressed by gzip.</summary>
/// <remarks>
/// A file is a row of records without header: one byte for the class, 0 to 9, then 32 × 32 bytes each of red, green and
/// blue, row by row.
/// </remarks>
internal static class CifarFile
{
    /// <summary>Bytes of one record.</summary>
    public const int RecordSize = 1 + (3 * 32 * 32);

    /// <summary>Reads the records one after the other.</summary>
    /// <param name="path">The file; compressed if its name ends with <c>.gz</c>.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IEnumerable<byte[]> ReadRecords(string path)
    {
        using Stream stream = Open(path);
        for (int index = 0; ReadRecord(stream, path) is { } record; index++)
        {
            yield return record[0] < 10 ? record : throw new InvalidDataException(
                $"{path} is damaged: picture {index} has class {record[0]}, but classes go from 0 to 9. " +
                "Get the file again.");
        }
    }

    private static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static byte[]? ReadRecord(Stream stream, string path)
    {
        byte[] record = new byte[RecordSize];
        int count = Fill(record, stream, path);
        return count switch
        {
            0 => null,
            RecordSize => record,
            _ => throw new InvalidDataException(
                $"{path} is damaged: it ends with {count:N0} bytes, but a picture has {RecordSize:N0}. " +
                "Get the file again."),
        };
    }

    private static int Fill(byte[] record, Stream stream, string path)
    {
        try
        {
            return stream.ReadAtLeast(record, record.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path} is damaged: it is not what gzip made. Get the file again.", error);
        }
    }
}
