package dev.packetdash.detect;

import dev.packetdash.decode.DnsView;

/** How much a name looks like one that people made: by how many of its pairs of letters are common in words. */
final class LetterPairs {
    /**
     * The pairs that make up nine tenths of those in English words and well-known domains; a third of all there are.
     */
    private static final String COMMON =
            "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi "
                    + "ri ro ic ne ea ra ce li ch ll be ma si om ur ap do ad et we eb so ho us bo ok og go ol la fo nf sh op ot el ec tr ws ta am ai il pa "
                    + "pe pr pl po pi ac ag ay ba ca ci cl cr da di du ee ei em ev ex fa fe fi fr ge gi gl gr id ie ig im ir iv ke ki lo ly mi mo mp na ni "
                    + "no nc ns oc oo os ov ow pu qu rd ru ry rs sa sc sp su ss tu tw ub ue ul um un up ut va vi wa wi wo yo bl br by ck cu ct ft ga gh gu "
                    + "gn ht ia if ip ld ls lt lu mm mb my nk nn nu ob od oi ow oy ph ps rk rl rm rn rt rv sk sl sm sn ts tt ty ug ui yt oa od rg ef ob";

    private static final int LETTERS = 26;

    private final boolean[] common = new boolean[LETTERS * LETTERS];

    LetterPairs() {
        for (String pair : COMMON.split(" ")) {
            common[pair(pair.charAt(0), pair.charAt(1))] = true;
        }
    }

    private static int pair(int first, int second) {
        return (first - 'a') * LETTERS + second - 'a';
    }

    /** Common among all pairs of the label, 0 to 1; a pair with anything but letters is not common. */
    double common(DnsView question, int from, int to) {
        int found = 0;
        for (int i = from; i + 1 < to; i++) {
            int first = question.at(i);
            int second = question.at(i + 1);
            found += isLetter(first) && isLetter(second) && common[pair(first, second)] ? 1 : 0;
        }
        return to - from < 2 ? 1 : (double) found / (to - from - 1);
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z';
    }
}
