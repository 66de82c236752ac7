package io.livestream.auth.network;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses in the notation of CIDR; a bare address is a range of one. */
record Network(byte[] prefix, int bits) {

    static Network parse(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(cidr + " is no network");
        }
        return new Network(masked(address, bits), bits);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes, bits), prefix);
    }

    static byte[] masked(byte[] address, int bits) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int kept = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] = (byte) (address[i] & (0xFF << (8 - kept)));
        }
        return masked;
    }
}
