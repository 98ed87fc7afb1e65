using System.Buffers.Binary;
using System.IO.Compression;

namespace Mnist;

/// <summary>Reads an IDX file of bytes, plain or compressed by gzip, as the MNIST digits come in.</summary>
/// <param name="Sizes">The sizes of the axes.</param>
/// <param name="Values">The bytes, row-major.</param>
/// <remarks>
/// An IDX file begins with two bytes of 0, the type of the elements (8: bytes) and the number of axes; then the size of
/// each axis, four bytes, the greatest first; then the elements.
/// </remarks>
internal sealed record IdxFile(int[] Sizes, byte[] Values)
{
    private const byte Bytes = 8;

    // More than any MNIST file has: a damaged header must not ask for all the memory there is.
    private const long MaxLength = 1 << 28;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; compressed if its name ends with <c>.gz</c>.</param>
    /// <param name="rank">How many axes it should have.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or no such file.</exception>
    public static IdxFile Read(string path, int rank)
    {
        try
        {
            using Stream stream = Open(path);
            byte[] header = new byte[4 + (4 * rank)];
            stream.ReadExactly(header);
            if (header is not [0, 0, Bytes, _, ..] || header[3] != rank)
            {
                throw Damaged(path, $"it does not begin as an IDX file of bytes with {rank} axes does");
            }

            int[] sizes = [.. Enumerable.Range(1, rank).Select(axis => ReadSize(header.AsSpan(4 * axis)))];
            long length = sizes.Aggregate(
                1L,
                (product, size) => size < 0 || product > MaxLength ? long.MaxValue : product * size);
            if (length > MaxLength)
            {
                throw Damaged(path, $"its sizes {string.Join(" x ", sizes)} are no picture set's");
            }

            byte[] values = new byte[length];
            stream.ReadExactly(values);
            return stream.ReadByte() < 0
                ? new IdxFile(sizes, values)
                : throw Damaged(path, "it goes on after its last element");
        }
        catch (EndOfStreamException)
        {
            throw Damaged(path, "it ends too early");
        }
        catch (InvalidDataException error)
            when (error.InnerException is null && !error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw Damaged(path, "it is not what gzip made");
        }
    }

    private static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static int ReadSize(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    private static InvalidDataException Damaged(string path, string why) =>
        new($"{path} is damaged: {why}. Get the file again.");
}
