import FoundationEssentials
import MonitorCore
import Testing

@testable import CheckProtocols

/// A compressed text, made by zlib.
struct CompressedBody: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var coding: ContentCoding
    var bytes: [UInt8]

    init(_ description: String, _ coding: ContentCoding, _ base64: String) {
        testDescription = description
        self.coding = coding
        bytes = Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
    }

    /// What every one of them expands to.
    static let text = Array((0..<300).map { "line \($0) of the answer\n" }.joined().utf8)

    static let all = [
        CompressedBody(
            "zlib, dynamic codes",
            .deflate,
            """
            eNp12D1uFFEQhdGcVcwS+t7u1z/LITAykmUkQGL7iBSdSiuaT/ZMnVcf3z/fXtvrx7fX7/e319fPX3/efn75+DeMhtVw1/DQcGl4
            anhpeGv48MM7iU1hVFgVZoVdYVhYFqaFbWVb/fdiW9lWtpVtZVvZVraVbTvbdrbt/mdk2862nW0723a27Wzb2Xaw7WDbwbbD3zS2
            HWw72Haw7WDbwbbFtsW2xbbFtuWfEbYtti22LbYttp1sO9l2su1k28m207+RbDvZdrLtZNvFtottF9sutl1su9h2eQGw7WLbxbab
            bTfbbrbdbLvZdrPtZtvt7ca2m20P2x62PWx72Paw7WHbw7aHbY9X97C7vbw3b+/N63vz/t68wDdv8M0rfPMO37zEN1dORHHlgJRB
            KQNTBqcMUBmkMlDFVomxkg4Sc6W9EoMlFktMltgsMVpitcRsid2SfQCnK02X2C4xXmK9xHyJ/RIDJhZMTJgcg6tdacXEjIkdE0Mm
            lkxMmdgyMWZizWQNzwdXGjSxaGLSxKaJUROrJmZN7JoYNjmHV5IrbZsYN7FuYt7EvomBEwsnJk5snFzDY9CVZk7snBg6sXRi6sTW
            ibETayfmTu7hzetKiycmT2yeGD2xemL2xO6J4RPLJ8/wtB/e9n7c2z61fWr71Pap7VPbp7ZPbZ/aPs1wwnCl7VPbp7ZPbZ/aPrV9
            avt0uNMMh5rpUuPK4VYzHGuGa81wrhnuNcPBxvap7VPbp/twkHKl7VPbp7ZPbZ/aPrV9avvU9qnt02O4u7nS9qntU9untk9tn9o+
            tX1q+9T26RrOi660fWr71Pap7VPbp7ZPbZ/aPrV9eg5XVFfaPrV9avvU9qntU9untk9tn9o+vYZjsSttn9o+tX1q+9T2qe1T26e2
            T22f3sNN3JW2T22f2j61fWr71Pap7VPbp7ZPn+H0/3/lX1O1pXE=
            """
        ),
        CompressedBody(
            "DEFLATE alone",
            .deflate,
            """
            ddg9bhRREIXRnFXMEvre7tc/yyEwMpJlJEBi+4gUnUormk/2TJ1XH98/317b68e31+/3t9fXz19/3n5++fg3jIbVcNfw0HBpeGp4
            aXhr+PDDO4lNYVRYFWaFXWFYWBamhW1lW/33YlvZVraVbWVb2Va2lW0723a27f5nZNvOtp1tO9t2tu1s29l2sO1g28G2w980th1s
            O9h2sO1g28G2xbbFtsW2xbblnxG2LbYtti22LbadbDvZdrLtZNvJttO/kWw72Xay7WTbxbaLbRfbLrZdbLvYdnkBsO1i28W2m203
            22623Wy72Xaz7Wbb7e3GtpttD9setj1se9j2sO1h28O2h22PV/ewu728N2/vzet78/7evMA3b/DNK3zzDt+8xDdXTkRx5YCUQSkD
            UwanDFAZpDJQxVaJsZIOEnOlvRKDJRZLTJbYLDFaYrXEbIndkn0ApytNl9guMV5ivcR8if0SAyYWTEyYHIOrXWnFxIyJHRNDJpZM
            TJnYMjFmYs1kDc8HVxo0sWhi0sSmiVETqyZmTeyaGDY5h1eSK22bGDexbmLexL6JgRMLJyZObJxcw2PQlWZO7JwYOrF0YurE1omx
            E2sn5k7u4c3rSosnJk9snhg9sXpi9sTuieETyyfP8LQf3vZ+3Ns+tX1q+9T2qe1T26e2T22f2j7NcMJwpe1T26e2T22f2j61fWr7
            dLjTDIea6VLjyuFWMxxrhmvNcK4Z7jXDwcb2qe1T26f7cJBype1T26e2T22f2j61fWr71Pap7dNjuLu50vap7VPbp7ZPbZ/aPrV9
            avvU9ukazouutH1q+9T2qe1T26e2T22f2j61fXoOV1RX2j61fWr71Pap7VPbp7ZPbZ/aPr2GY7ErbZ/aPrV9avvU9qntU9untk9t
            n97DTdyVtk9tn9o+tX1q+9T2qe1T26e2T5/h9P9/5V8=
            """
        ),
        CompressedBody(
            "fixed codes",
            .deflate,
            """
            y8nMS1UwUMhPUyjJSFVIzCsuTy3iygEJGmITNMImaIxN0ASboCk2QTNsgubYBC2wCVpidTx2L2H1kyFWTxli9ZUhVm8ZYvWXIVaP
            GWL1mSFWrxli9ZsRVr8ZYY8vrH4zwuo3I6x+M8LqNyOsfjPC6jcjrH4zwuo3Y6x+M8bqN2PsiRGr34yx+s0Yq9+MsfrNGKvfjLH6
            zRir30yw+s0Eq99MsPrNBHtOw+o3E6x+M8HqNxOsfjPB6jcTrH4zxeo3U6x+M8XqN1OsfjPFXoxg9ZspVr+ZYvWbKVa/mWL1mxlW
            v5lh9ZsZVr+ZYfWbGVa/mWEvI7H6zQyr38yw+s0Mq9/MsfrNHKvfzLH6zRyr38yx+s0cq9/MsVcAWP1mjtVv5lj9ZoHVbxZY/WaB
            1W8WWP1mgdVvFlj9ZoHVbxbYazesfrPA6jdLrH6zxOo3S6x+s8TqN0usfrPE6jdLrH6zxOo3S+xVN466G3vlbYC99jbAXn0bYK+/
            DbBX4AbYa3AD7FW4AfY63AB7JW6A3Ze4mijYfYmjkYKjlYKjmYKjnYKjoYKjpYKjqYK9rWKIvbFiaISjJYbdl9jbK4bYGyyG2Fss
            htibLIbY2yyG2BsththbLYbYmy2G2NsthsY4GpzYfYm96WKIve1iiL3xYoi99WKIvfliiL39Yoi9AWOIvQVjiL0JY2iCo12N3ZfY
            WzGG2JsxhtjbMYbYGzKG2FsyhtibMobY2zKG2BszhthbM4amOLoP2H2JvUFjiL1FY4i9SWOIvU1jiL1RY4i9VWOIvVljiL1dY4i9
            YWNohqOXhN2X2Ns2htgbN4bYWzeG2Js3htjbN4bYGziG2Fs4htibOIbY2ziG5jg6g9h9ib2ZY4i9nWOIvaFjiL2lY4i9qWOIva1j
            iL2xY4i9tWOIvbljaIGjz4vdl9hbPIbYmzyG2Ns8htgbPYbYWz2G2Js9htjbPYbYGz6G2Fs+hpY4uvY4+vbYO/fY2z5G2Ns+Rtjb
            PkbY2z5G2Ns+RtjbPkbY2z5G2Ns+RtjbPkaGOIYwsPsSe9vHCHvbxwh728cIe9vHCHvbxwh728cIe9vHCMc4DY6BGlwjNdh9iWOs
            BsdgDY7RGhzDNTjGa3AM2GBv+xhhb/sYYW/7GBnjGJDC7kvsbR8j7G0fI+xtHyPsbR8j7G0fI+xtHyPsbR8j7G0fI+xtHyMTHONu
            2H2Jve1jhL3tY4S97WOEve1jhL3tY4S97WOEve1jhL3tY4S97WNkimN4Ebsvsbd9jLC3fYywt32MsLd9jLC3fYywt32MsLd9jLC3
            fYywt32MzHCMomL3Jfa2jxH2to8R9raPEfa2jxH2to8R9raPEfa2jxH2to8R9raPkTmOwWLsvsTe9jHC3vYxwt72McLe9jHC3vYx
            wt72McLe9jHC3vYxwt72MbLAMSaO3ZfY2z5G2Ns+RtjbPkbY2z5G2Ns+RtjbPkbY2z5G2Ns+RtjbPkaWOIb+0X0JAA==
            """
        ),
        CompressedBody(
            "gzip",
            .gzip,
            """
            H4sIAAAAAAAA/3XYPW4UURCF0ZxVzBL63u7XP8shMDKSZSRAYvuIFJ1KK5pP9kydVx/fP99e2+vHt9fv97fX189ff95+fvn4N4yG
            1XDX8NBwaXhqeGl4a/jwwzuJTWFUWBVmhV1hWFgWpoVtZVv992Jb2Va2lW1lW9lWtpVtO9t2tu3+Z2TbzradbTvbdrbtbNvZdrDt
            YNvBtsPfNLYdbDvYdrDtYNvBtsW2xbbFtsW25Z8Rti22LbYtti22nWw72Xay7WTbybbTv5FsO9l2su1k28W2i20X2y62XWy72HZ5
            AbDtYtvFtpttN9tutt1su9l2s+1m2+3txrabbQ/bHrY9bHvY9rDtYdvDtodtj1f3sLu9vDdv783re/P+3rzAN2/wzSt88w7fvMQ3
            V05EceWAlEEpA1MGpwxQGaQyUMVWibGSDhJzpb0SgyUWS0yW2CwxWmK1xGyJ3ZJ9AKcrTZfYLjFeYr3EfIn9EgMmFkxMmByDq11p
            xcSMiR0TQyaWTEyZ2DIxZmLNZA3PB1caNLFoYtLEpolRE6smZk3smhg2OYdXkittmxg3sW5i3sS+iYETCycmTmycXMNj0JVmTuyc
            GDqxdGLqxNaJsRNrJ+ZO7uHN60qLJyZPbJ4YPbF6YvbE7onhE8snz/C0H972ftzbPrV9avvU9qntU9untk9tn9o+zXDCcKXtU9un
            tk9tn9o+tX1q+3S40wyHmulS48rhVjMca4ZrzXCuGe41w8HG9qntU9un+3CQcqXtU9untk9tn9o+tX1q+9T2qe3TY7i7udL2qe1T
            26e2T22f2j61fWr71PbpGs6LrrR9avvU9qntU9untk9tn9o+tX16DldUV9o+tX1q+9T2qe1T26e2T22f2j69hmOxK22f2j61fWr7
            1Pap7VPbp7ZPbZ/ew03clbZPbZ/aPrV9avvU9qntU9untk+f4fT/f+VfFYK3kYYaAAA=
            """
        ),
        CompressedBody(
            "zlib labelled gzip",
            .gzip,
            """
            eNp12D1uFFEQhdGcVcwS+t7u1z/LITAykmUkQGL7iBSdSiuaT/ZMnVcf3z/fXtvrx7fX7/e319fPX3/efn75+DeMhtVw1/DQcGl4
            anhpeGv48MM7iU1hVFgVZoVdYVhYFqaFbWVb/fdiW9lWtpVtZVvZVraVbTvbdrbt/mdk2862nW0723a27Wzb2Xaw7WDbwbbD3zS2
            HWw72Haw7WDbwbbFtsW2xbbFtuWfEbYtti22LbYttp1sO9l2su1k28m207+RbDvZdrLtZNvFtottF9sutl1su9h2eQGw7WLbxbab
            bTfbbrbdbLvZdrPtZtvt7ca2m20P2x62PWx72Paw7WHbw7aHbY9X97C7vbw3b+/N63vz/t68wDdv8M0rfPMO37zEN1dORHHlgJRB
            KQNTBqcMUBmkMlDFVomxkg4Sc6W9EoMlFktMltgsMVpitcRsid2SfQCnK02X2C4xXmK9xHyJ/RIDJhZMTJgcg6tdacXEjIkdE0Mm
            lkxMmdgyMWZizWQNzwdXGjSxaGLSxKaJUROrJmZN7JoYNjmHV5IrbZsYN7FuYt7EvomBEwsnJk5snFzDY9CVZk7snBg6sXRi6sTW
            ibETayfmTu7hzetKiycmT2yeGD2xemL2xO6J4RPLJ8/wtB/e9n7c2z61fWr71Pap7VPbp7ZPbZ/aPs1wwnCl7VPbp7ZPbZ/aPrV9
            avt0uNMMh5rpUuPK4VYzHGuGa81wrhnuNcPBxvap7VPbp/twkHKl7VPbp7ZPbZ/aPrV9avvU9qnt02O4u7nS9qntU9untk9tn9o+
            tX1q+9T26RrOi660fWr71Pap7VPbp7ZPbZ/aPrV9eg5XVFfaPrV9avvU9qntU9untk9tn9o+vYZjsSttn9o+tX1q+9T2qe1T26e2
            T22f3sNN3JW2T22f2j61fWr71Pap7VPbp7ZPn+H0/3/lX1O1pXE=
            """
        ),
        CompressedBody(
            "gzip with every field",
            .gzip,
            """
            H4sIHgAAAAAA/wMAYWJjbmFtZQBjb21tZW50AAECddg9bhRREIXRnFXMEvre7tc/yyEwMpJlJEBi+4gUnUormk/2TJ1XH98/317b
            68e31+/3t9fXz19/3n5++fg3jIbVcNfw0HBpeGp4aXhr+PDDO4lNYVRYFWaFXWFYWBamhW1lW/33YlvZVraVbWVb2Va2lW0723a2
            7f5nZNvOtp1tO9t2tu1s29l2sO1g28G2w980th1sO9h2sO1g28G2xbbFtsW2xbblnxG2LbYtti22LbadbDvZdrLtZNvJttO/kWw7
            2Xay7WTbxbaLbRfbLrZdbLvYdnkBsO1i28W2m20322623Wy72Xaz7Wbb7e3GtpttD9setj1se9j2sO1h28O2h22PV/ewu728N2/v
            zet78/7evMA3b/DNK3zzDt+8xDdXTkRx5YCUQSkDUwanDFAZpDJQxVaJsZIOEnOlvRKDJRZLTJbYLDFaYrXEbIndkn0ApytNl9gu
            MV5ivcR8if0SAyYWTEyYHIOrXWnFxIyJHRNDJpZMTJnYMjFmYs1kDc8HVxo0sWhi0sSmiVETqyZmTeyaGDY5h1eSK22bGDexbmLe
            xL6JgRMLJyZObJxcw2PQlWZO7JwYOrF0YurE1omxE2sn5k7u4c3rSosnJk9snhg9sXpi9sTuieETyyfP8LQf3vZ+3Ns+tX1q+9T2
            qe1T26e2T22f2j7NcMJwpe1T26e2T22f2j61fWr7dLjTDIea6VLjyuFWMxxrhmvNcK4Z7jXDwcb2qe1T26f7cJBype1T26e2T22f
            2j61fWr71Pap7dNjuLu50vap7VPbp7ZPbZ/aPrV9avvU9ukazouutH1q+9T2qe1T26e2T22f2j61fXoOV1RX2j61fWr71Pap7VPb
            p7ZPbZ/aPr2GY7ErbZ/aPrV9avvU9qntU9untk9tn97DTdyVtk9tn9o+tX1q+9T2qe1T26e2T5/h9P9/5V8VgreRhhoAAA==
            """
        ),
        CompressedBody(
            "gzip in two members",
            .gzip,
            """
            H4sIAAAAAAAA/3XWO2ocQRiF0VyrmCXUrXctR8EIGYQMksHbt5WfSv+oDzPd9/v49fl8lMfvt8ef9+fj9fP77/Pr5ePnGB2rjk3H
            ruPQceq4dNw6Hj68STSFqFAVskJXCAtlIS20Vdqqfy/aKm2Vtkpbpa3SVmmrtDXaGm3Nf0baGm2NtkZbo63R1mjrtHXaOm3dbxpt
            nbZOW6et09ZpG7QN2gZtg7bhzwhtg7ZB26Bt0DZpm7RN2iZtk7bpbyRtk7ZJ26Rt0bZoW7Qt2hZti7blAaBt0bZo27Rt2jZtm7ZN
            26Zt07a9brRt2g5th7ZD26Ht0HZoO7Qd2o6n+7LdHu/i9S6e7+L9Lh7w4gUvnvDiDS8e8WLlLVGsvETKpVIumXLplEuoXErlkipu
            lThWUi8lZqV7JQ6WuFjiZImbJY6WuFribIm7Je0SnFY6XeJ2ieMlrpc4X+J+iQMmLpg4YdIvXW2lKybOmLhj4pCJSyZOmbhl8j9m
            /gEupZilQw0AAB+LCAAAAAAAAP8DAAAAAAAAAAAAH4sIAAAAAAAA/23Wu00EQRRFQZ8oJoR5t3v6Ew7GIJDQrgRIpE8AlHu88s7z
            7fh5v4/Xx/fv/fXy+fG4j7ra8VTuzpfzcJ7Oy3kzj9O5nONs5bByWDmsHFYOK4eV08pp5bRyWjmtnFZOK6eV08pp5bJyWbmsXFYu
            K5eVy8pl5bJyWbmt3FZuK7eV28pt5bZyW7mt3FTmPJ3LOc7NuTtfzsN5Oi9nK8vKsrKsLCvLyrKyrCwry8qyMlbGylgZK2NlrIyV
            sTJWxspmZbOyWdmsbFY2K5uVzcpmZbOyW9mt7FZ2K7uV3cpuZbeyW9mtvKy8rLys9PvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+
            8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE7xO/T/w+8fvE
            75N/7/MHFVG/DEMNAAA=
            """
        ),
    ]
}

@Suite struct ContentDecoderTests {
    /// Expands a body that comes in pieces of random length.
    private func expand(
        _ body: some Collection<UInt8>,
        _ coding: ContentCoding,
        maximumSize: Int = 1 << 20,
        seed: UInt64
    ) throws(DecompressionError) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        let longest = [1, 7, 100, 10_000][Int(seed % 4)]
        var decoder = ContentDecoder(coding, maximumSize: maximumSize)
        var rest = body[...]
        var output: [UInt8] = []
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...longest, using: &random))
            rest = rest.dropFirst(piece.count)
            decoder.append(piece)
            while let expanded = try decoder.next() {
                #expect(expanded.count <= Inflater.pieceSize + 258)
                output += expanded
            }
        }
        try decoder.finish()
        return output
    }

    @Test(arguments: CompressedBody.all, 0..<4 as Range<UInt64>)
    func everyFormatIsExpandedHoweverItComes(body: CompressedBody, seed: UInt64) throws {
        #expect(try expand(body.bytes, body.coding, seed: seed) == CompressedBody.text)
    }

    @Test func storedBytesAreCopied() throws {
        let stored: [UInt8] = [0x01, 0x05, 0x00, 0xFA, 0xFF] + Array("hello".utf8)
        #expect(try expand(stored, .deflate, seed: 0) == Array("hello".utf8))
    }

    @Test func aBodyWithoutAByteIsComplete() throws {
        #expect(try expand([], .gzip, seed: 0) == [])
        #expect(try expand([], .deflate, seed: 0) == [])
    }

    @Test(arguments: CompressedBody.all)
    func aBodyThatIsCutIsTruncated(body: CompressedBody) {
        for count in [1, 2, 9, 60, body.bytes.count - 1] {
            #expect(throws: DecompressionError.truncated) {
                try expand(body.bytes.prefix(count), body.coding, seed: UInt64(count))
            }
        }
    }

    @Test(arguments: CompressedBody.all)
    func moreThanTheMaximumIsRefused(body: CompressedBody) throws {
        let size = CompressedBody.text.count
        #expect(try expand(body.bytes, body.coding, maximumSize: size, seed: 3).count == size)
        #expect(throws: DecompressionError.tooLarge) {
            try expand(body.bytes, body.coding, maximumSize: size - 1, seed: 3)
        }
    }

    @Test(arguments: CompressedBody.all.filter { $0.testDescription != "gzip in two members" })
    func whatFollowsTheEndIsRefused(body: CompressedBody) {
        #expect(throws: DecompressionError.self) {
            try expand(body.bytes + Array("trailing text".utf8), body.coding, seed: 3)
        }
    }

    @Test(
        arguments: [
            ([0x07, 0x00], "block of an unknown kind"), ([0x01, 0x05, 0x00, 0x00, 0x00], "length of a block"),
            ([0x03, 0x02, 0x00, 0x00], "before its start"),
            ([0xFD, 0xFF, 0xFF, 0xFF], "too many codes"),
        ] as [([UInt8], String)]
    )
    func damageIsNamed(bytes: [UInt8], message: String) throws {
        let error = #expect(throws: DecompressionError.self) { try expand(bytes, .deflate, seed: 3) }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    }

    /// Whatever is damaged, the decoder ends with the text or with an error.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func damageNeverTraps(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for body in CompressedBody.all {
            var bytes = body.bytes
            bytes.mutate(using: &random)
            let output = try? expand(bytes, body.coding, maximumSize: 100_000, seed: seed)
            #expect(output?.count ?? 0 <= 100_000, "seed \(seed)")
        }
    }
}
