using System.Buffers.Binary;
using System.Text;

namespace DenseLayers.Benchmarks.Native;

/// <summary>Writes a message in protobuf's wire format: fields in any order, each a key and a value.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0, LengthDelimited = 2;
    private readonly List<byte> _bytes = [];

    /// <summary>Writes a whole number.</summary>
    public ProtobufWriter Number(int field, long value)
    {
        WriteVarint(((ulong)field << 3) | Varint);
        WriteVarint((ulong)value);
        return this;
    }

    /// <summary>Writes text.</summary>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a message within this one.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    /// <summary>Writes float32 numbers as bytes, the lowest first.</summary>
    public ProtobufWriter RawFloats(int field, ReadOnlySpan<float> values)
    {
        byte[] raw = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        return Bytes(field, raw);
    }

    /// <summary>The message so far.</summary>
    public byte[] ToArray() => [.. _bytes];

    private ProtobufWriter Bytes(int field, byte[] value)
    {
        WriteVarint(((ulong)field << 3) | LengthDelimited);
        WriteVarint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
