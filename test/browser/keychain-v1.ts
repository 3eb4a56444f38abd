import type { ReviewKeysBody } from '../../protocol/http/keys.ts';

/** What an installation of before 2026-11-26 has of its first coordinator: a private key under a recovery code, and nothing signed. */
export const BEFORE = {
  code: 'PVWN-G5Z4-1TSH-DAE2-C1Y1-TAAR-J02Y',
  own: {
    key: {
      id: '-IH8AmT2E6uBql3MnPRoYP',
      publicKey: 'BJjEPOCvzLfIMF_1B8DOrqJSG0Jbcz5F5O--thnjUPhTxbAk5fRFW2K2If4PGxXB18bj0mC9PLureVHAc00x5lg',
    },
    wrapped: {
      v: 1,
      salt: 'ijpVei2F-SyU5SxnjdG1Jg',
      nonce: 'bgiiWBjpfmvbvx5_',
      ct: 'CAf9zKLzFEdXAUU1VnqYeAp9oZLYY9Ynn5rGafENSoN4krAEgXmMiUab7eUkLRprWvwnPVRwO5hx-Wm2BQMiGYBGkI1EDjNGui9CYeOg7LF9ru9c1Zkws9FkHMb-Y5jpDYqXnIByJYJk2dCpbYUqQPlDzqX_PkrnIn79q5pfX42aWUCN4AIXMytAdCJnI1rARAoUeMqa4QT6xA',
    },
    passkeys: [],
  },
  share: {
    review: {
      id: 'HHXPlP7VKMlVdoB0FF8831',
      publicKey: 'BPaqUchc9af_2qKhvaLXtHXsRVq-fKbE9HIE0yDBOm55ZjKlgZ5iFEZ9npzT8fJzdgy7VGYp-x6bRtVlEDdzRj8',
    },
    share: {
      v: 1,
      keyId: '-IH8AmT2E6uBql3MnPRoYP',
      enc: 'BFD8tZTMaNEn5tSXkq40JBHfJM9yItlaSkS1JiRpjgXAfXB065ujqnStNu-5j1Jj1RjuuDmhQJZSwX_8r4UKqQo',
      ct: '0Hyv-3Tc2-drZkYbXJWxHgwJDfqVtNWztyOMaEv-ZTxYz6N4ivGVm3OFj0GN2-aSYXMPW5Xij90FMBpDf1Lxif3NALQzmgTJ2Qq6Po7kfqekuPnjNLuJ89Di_sZJ_4Jv8XnGujIolaBRr-tu4KE3yLmnCKqvsr2jKpptbAGD2bKcpXEDF1V__-Ym4MrsiJkR_M7AoxeuC-QA_w',
    },
    signature: null,
  },
} as const satisfies {
  code: string;
  own: ReviewKeysBody['own'];
  share: ReviewKeysBody['shares'][number];
};
