import { show } from './main.tsx';

const root = document.querySelector('#root');
if (root) show(root, 'http://127.0.0.1:4000/graphql');
